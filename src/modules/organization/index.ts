export { correct } from './acts/correct.ts'
export { dissolve } from './acts/dissolve.ts'
export { establish } from './acts/establish.ts'
export { merge } from './acts/merge.ts'
export { move } from './acts/move.ts'
export { rearrange } from './acts/rearrange.ts'
export { reclassify } from './acts/reclassify.ts'
export { recode } from './acts/recode.ts'
export { rename } from './acts/rename.ts'
export { decisionSchema, fromSchema, intoSchema } from './acts/schemas.ts'
export { split } from './acts/split.ts'
export { transfer } from './acts/transfer.ts'
export { api } from './api.ts'
export { importBoundaries } from './boundaries/import-boundaries.ts'
export * from './change-set.ts'
export { CitedDecisions, candidatesIn, citationOf, numberIn } from './cite-decision.ts'
export { type CustodianAnswer, type CustodianFound, type CustodianQuestion, whoAnswers } from './custodian.ts'
export * from './operation-types.ts'
export { pages } from './pages/index.ts'
export { type CsvValue, csvType, toCsv } from './pages/shared/csv.ts'
export {
  atDecisionFields,
  DecisionFields,
  decisionFields,
  decisionOf
} from './pages/shared/decision-form.tsx'
export type { OperationProblem } from './resolve/operation-problem.ts'
export { DayView, type RegisterView, type Unit } from './resolve/register-view.ts'
export type { Resolution, ResolvedOperation } from './resolve/resolution.ts'
export { resolveOperations } from './resolve/resolve-operations.ts'
export { resolveUnit } from './resolve-unit.ts'
export { fold, type SearchHit, search } from './search.ts'
export { type AppliedChanges, applyChanges } from './store/apply-changes.ts'
export { type Boundary, boundariesOn } from './store/boundaries.ts'
export { type ComparableTerritory, comparableTerritories } from './store/comparable.ts'
export type { Counter } from './store/counters.ts'
export { type Custodian, type CustodyQuestion, custodiansOf, takenOverBy } from './store/custody.ts'
export {
  type Decision,
  decisionsNumbered,
  ensureDecision,
  findDecision,
  listDecisions
} from './store/decisions.ts'
export {
  type AsOf,
  findUnit,
  listUnits,
  type UnitFilter,
  type UnitVersion,
  unitByCode,
  versionsOf
} from './store/find-units.ts'
export { followTerritory, type TerritoryToday } from './store/follow-territory.ts'
export { areasOnMap, type MapArea, outlineOfAll } from './store/map-areas.ts'
export { registerView, unitsOn } from './store/read-view.ts'
export { predecessorsOf, type Succession, successionsOn, successorsOf } from './store/successions.ts'
export { type UnitInShort, unitCandidates } from './store/unit-candidates.ts'
