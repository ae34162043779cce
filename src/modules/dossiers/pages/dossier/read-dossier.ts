import { type Database, read, type Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { filesById, type StoredFile } from '../../../../platform/files/index.ts'
import { signedIn } from '../../../../platform/http/index.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import { type CatalogueWords, catalogueWords, type Version, versionOn } from '../../../procedures/index.ts'
import { nowOf } from '../../api.ts'
import { type ClockExplained, clockExplained } from '../../detail/clock.ts'
import { bodiesNamed, type Next, nextOf, peopleNamed } from '../../detail/next.ts'
import { possibleVerbs, type Verb } from '../../detail/possible.ts'
import { contentsOf, type Opinion, type PaperIn } from '../../detail/read.ts'
import type { Dossier, Entry } from '../../dossier.ts'
import { type SyncState, syncStateOf } from '../../exchange/index.ts'
import { calendarOf, clockRulesOn, dayAt } from '../../law.ts'
import { successorsOf, versionById } from '../../reference.ts'
import { seenDossier } from '../../see.ts'
import { at, groundOf, type StepThere, Where } from '../../where.ts'
import { idsIn } from './history.ts'
import { type StepRun, stepRuns } from './step-times.ts'

/** A dossier as its page shows it. */
export interface Found {
  dossier: Dossier
  version: Version
  /** The version in force today, where it is another than the dossier's. */
  newer: Version | null
  now: string
  /** Working hours that one working day stands for. */
  hoursADay: number
  clock: ClockExplained
  steps: StepRun[]
  next: Next
  possible: Verb[]
  papers: PaperIn[]
  files: Map<string, StoredFile>
  opinions: Opinion[]
  /** Opinions that the reader may give. */
  answers: Set<string>
  book: Entry[]
  /** Up to where the national portal knows it; undefined: it is not to be told. */
  sync: SyncState | undefined
  /** Names of the people and bodies that the page mentions, by id. */
  names: Map<string, string>
  /** The body that has it, the unit that works on it, the counters where people go. */
  custodians: string[]
  unit: string
  /** Where the present step is done, when it is not done there. */
  step: StepThere | null
  counters: string[]
  /** Where the result is fetched. */
  returnAt: string | null
  words: CatalogueWords
}

/** The parts of a request that reading needs. */
export type Asking = Parameters<typeof nowOf>[0] & Parameters<typeof signedIn>[0]

/**
 * Reads a dossier for whoever may see it.
 * @throws Problem 401 for nobody in particular, 404 when there is none that they may see
 */
export function readFound(database: Database, request: Asking, idOrCode: string): Promise<Found> {
  const actor = signedIn(request)
  const { today } = request.view
  return read(database, (tx) => foundIn(tx, actor, idOrCode, today, nowOf(request)))
}

/** The same within a snapshot. */
export async function foundIn(
  tx: Snapshot,
  actor: Actor,
  idOrCode: string,
  day: Day,
  now: string
): Promise<Found> {
  return foundOf(tx, actor, await seenDossier(tx, actor, idOrCode, day), day, now)
}

/** The same of a dossier that the reader may see. */
export async function foundOf(
  tx: Snapshot,
  actor: Actor,
  dossier: Dossier,
  day: Day,
  now: string
): Promise<Found> {
  const where = new Where(tx, dossier, day)
  const version = await versionById(tx, dossier.versionId)
  const current = dossier.endedAt ? undefined : await versionOn(tx, dossier.procedureId, day)
  const { papers, book, opinions } = await contentsOf(tx, dossier.id)
  const [custodians, unit, counters] = [await where.custodians(), await where.unit(), await where.counters()]
  const step = await where.step()
  const clock = await clockExplained(tx, dossier, now)
  const rules = await clockRulesOn(tx, await dayAt(tx, dossier.receivedAt ?? now))
  const mentioned = [
    ...[...idsIn(book), ...custodians, unit, ...counters, dossier.receptionId, dossier.returnId],
    ...(step ? [...step.bodies, step.unit] : [])
  ]
  const ids = mentioned.filter((id) => id !== null)
  return {
    dossier,
    version,
    newer: current && current.id !== version.id && current.number > version.number ? current : null,
    now,
    hoursADay: rules.hoursADay,
    clock,
    steps: stepRuns(await calendarOf(tx), dossier, version, clock, book, now),
    next: await nextOf(tx, dossier, day),
    sync: await syncStateOf(tx, dossier.id),
    possible: await possibleVerbs(tx, actor, dossier, day),
    papers,
    files: await filesOf(tx, papers),
    opinions,
    answers: await answersOf(tx, actor, dossier, opinions, day),
    book,
    names: await namesOf(tx, ids, day),
    custodians,
    unit,
    step,
    counters,
    returnAt: await returnAtOf(where, dossier, counters),
    words: await catalogueWords(tx, day)
  }
}

/** Where the result is fetched today: at the agreed counter, or at the one that goes on with it. */
async function returnAtOf(
  where: Where,
  { returnId }: Dossier,
  counters: readonly string[]
): Promise<string | null> {
  const doors = returnId ? await where.doors(returnId) : []
  return doors.find((id) => counters.includes(id)) ?? counters[0] ?? returnId
}

async function filesOf(tx: Snapshot, papers: readonly PaperIn[]): Promise<Map<string, StoredFile>> {
  const ids = papers.flatMap(({ fileId }) => fileId ?? [])
  const files = ids.length ? await filesById(tx, ids) : []
  return new Map(files.map((file) => [file.id, file]))
}

/** Which opinions somebody may give: those asked of their own body, or of one that it took over from. */
async function answersOf(
  tx: Snapshot,
  actor: Actor,
  { life, pile }: Dossier,
  opinions: readonly Opinion[],
  day: Day
): Promise<Set<string>> {
  const may = new Set<string>()
  for (const { id, organizationId } of opinions.filter((one) => life.openOpinions.includes(one.id))) {
    const followed = await successorsOf(tx, organizationId, pile.functionCode, day)
    const bodies = followed.length ? followed : [organizationId]
    const ways = [...at('dossiers.settle', bodies), ...at('dossiers.assign', bodies)]
    if (await groundOf(tx, actor, ways)) may.add(id)
  }
  return may
}

async function namesOf(tx: Snapshot, ids: readonly string[], day: Day): Promise<Map<string, string>> {
  const known = ids.filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const bodies = await bodiesNamed(tx, known, day)
  const people = await peopleNamed(tx, known)
  return new Map([...bodies, ...people].filter(({ name }) => name).map(({ id, name }) => [id, name]))
}
