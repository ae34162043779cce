export { type FormSet, formOn, formSetOn, formSets, type PaperForm } from './form-sets.ts'
export {
  type ControlData,
  type ControlStep,
  type ExtensionData,
  type PaperApplicant,
  type PaperComponent,
  type PaperData,
  type PaperHead,
  type PaperKind,
  paperKinds,
  type ReceiptData,
  type RefusalData,
  type RegisterData,
  type RegisterRow,
  type StopData,
  type SupplementData
} from './paper-data.ts'
export { registerSheet } from './register-sheet.ts'
export { type FormOptions, renderForm } from './render-form.ts'
export { SignatureReport, type Verdict, verdictOf } from './signature-report.tsx'
export { checkedSignatures, signingAuthority } from './signing-authority.ts'
export { verifyPages } from './verify-routes.tsx'
