import { registerPlanPart } from '../changeover/index.ts'
import { dossiersPart } from './custody/index.ts'

registerPlanPart(dossiersPart)

export { declareDay } from './acts/declare-day.ts'
export { acts } from './acts/index.ts'
export { recomputeTask, recomputeTaskName } from './acts/recompute-dossiers.ts'
export { sealBooksTask, sealBooksTaskName, sealBooksTimetable } from './acts/seal-books.ts'
export { readAnswerHours } from './answer-hours.ts'
export { api } from './api.ts'
export type { FactColumns } from './book/columns.ts'
export { entriesOf, findDossier } from './book/read.ts'
export { brokenSeal } from './book/seals.ts'
export { type BookFault, verifyBooks } from './book/verify.ts'
export { type CustodySince, custodyHistoryOf } from './custody/index.ts'
export { warnDossiers, warnTask, warnTaskName, warnTimetable } from './desk/warnings/task.ts'
export type { Dossier, DossierAnswer, Entry } from './dossier.ts'
export {
  goOnAfterRestore,
  type PortalFormat,
  portalFormatSchema,
  type SyncState,
  startExchange,
  syncStateOf
} from './exchange/index.ts'
export { type Book, type Told, writeBooks } from './history/books.ts'
export {
  type Competent,
  competentBodiesOf,
  pilesFor,
  type Whereabouts,
  whereaboutsOn
} from './history/places.ts'
export { type Clock, clockOf } from './life/clock.ts'
export { type DossierEvent, type EventType, eventSchema } from './life/events.ts'
export { type Life, live, liveThrough, noLife, type Phase, type Waiting } from './life/life.ts'
export { type NationalState, nationalState } from './life/national.ts'
export { openEvents, type Refusal } from './life/possible.ts'
export { navigation } from './navigation.ts'
export { pages } from './pages/index.ts'
export { refusalWords } from './refusal-words.ts'
export { type HistoryLine, type LawOn, parseHistory, type Replayed, replay } from './replay.ts'
export { numberBy } from './result-numbers.ts'
