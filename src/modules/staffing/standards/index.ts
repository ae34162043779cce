export { correctQualification, removeQualification } from './acts/correct-qualification.ts'
export { endExemption, exempt } from './acts/exempt.ts'
export { recordQualification } from './acts/record-qualification.ts'
export { PersonStandardsTable } from './pages/person-table.tsx'
export {
  type Level,
  listLevels,
  listStandards,
  qualificationKinds,
  type Standard
} from './store-catalogue.ts'
export {
  type Exemption,
  exemptionsOf,
  type PersonStandard,
  type Qualification,
  qualificationsOf,
  standardsOf
} from './store-person.ts'
