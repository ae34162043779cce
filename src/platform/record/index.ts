export {
  type Act,
  type ActContext,
  type Actor,
  allRights,
  type Book,
  type Capacity,
  type Citizen,
  type CitizenActor,
  type Ground,
  type Keyed,
  mayDo,
  mayDoAmong,
  needPower,
  noRights,
  type Outcome,
  type Power,
  type Rights,
  systemActor,
  type Target
} from './act.ts'
export { browseRecord, type RecordFilter } from './browse.ts'
export { canonicalJson, sha256 } from './canonical.ts'
export { noteChecked } from './checked.ts'
export { constraintProblem } from './constraint-problem.ts'
export type { Entry } from './entry.ts'
export { noRoot, treeRoot } from './hash-tree.ts'
export { inputDetails, inputProblem, unusableText } from './input-problem.ts'
export { type PerformOptions, perform } from './perform.ts'
export { FromRegister, registerVersion } from './register-version.ts'
export { sealRecords } from './seal.ts'
export { sealTask, sealTaskName, sealTimetable } from './seal-task.ts'
export { type Verification, verifyRecords } from './verify.ts'
