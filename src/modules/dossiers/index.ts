export { acts } from './acts/index.ts'
export { api } from './api.ts'
export { entriesOf, findDossier } from './book/read.ts'
export type { Dossier, DossierAnswer, Entry } from './dossier.ts'
export { type Clock, clockOf } from './life/clock.ts'
export { type DossierEvent, type EventType, eventSchema } from './life/events.ts'
export {
  type Life,
  live,
  liveThrough,
  noLife,
  openEvents,
  type Phase,
  type Refusal,
  type Waiting
} from './life/life.ts'
export { type NationalState, nationalState } from './life/national.ts'
export { pages } from './pages/index.ts'
export { refusalWords } from './refusal-words.ts'
export { type HistoryLine, parseHistory, type Replayed, replay } from './replay.ts'
