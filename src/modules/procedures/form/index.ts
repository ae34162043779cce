export { formProblems, isUnfinished } from './check.ts'
export { asksForFiles, type Field, fieldsOf, flatFields, type Values } from './fields.ts'
export type { Uploaded, Uploads } from './file-field.tsx'
export { FormFields, type FormFieldsProps } from './form-fields.tsx'
export { isUpload, kindOf, oneLine, optionsOf } from './kind.ts'
export { fits, isKnownFact, type Known, type KnownFact, knownFacts } from './known.ts'
export { filledIn, prefilled } from './prefill.ts'
export {
  type Choice,
  type Conditional,
  type FieldSchema,
  type FormSchema,
  type OtherWords,
  otherLanguages
} from './schema.ts'
export { type FormStep, type NewFile, newFilesIn, stepIn, withFile } from './step.ts'
export { formValueProblems } from './validate.ts'
export { type Posted, postedOf, rowsIn, valuesOf } from './values.ts'
