export { fieldsByCode } from './fields.ts'
export { type GroundAsked, groundsOfMany } from './grounds-of-many.ts'
export { type Holder, type InLanguages, type PostInWords, postsInWords } from './post-words.ts'
export { findPower, getPower, listPowers, type Power } from './powers.ts'
export { type HeldPower, type PowersQuestion, powersOf } from './powers-of.ts'
export { type GroundRow, groundsOf, type RightsOf, rightsOf } from './rights.ts'
export { type Party, type Signature, type Step, stepsOf, type VestingAct } from './steps.ts'
export {
  type Decider,
  type DeciderRow,
  type DecidesQuestion,
  decidersAt,
  type WhoDecides,
  whoDecides
} from './who-decides.ts'
