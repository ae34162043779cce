import type { Tx } from '../../../platform/database/index.ts'
import { moment } from '../../../platform/moment.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { type Problem, refusal } from '../../../platform/problem.ts'
import type { ActContext, Ground } from '../../../platform/record/index.ts'
import type { Dossier, DossierAnswer, Payload } from '../dossier.ts'
import { calendarOf, clockRulesOn, dayAt } from '../law.ts'
import type { DossierEvent } from '../life/events.ts'
import { type Life, live, liveThrough, noLife } from '../life/life.ts'
import type { Refusal } from '../life/possible.ts'
import { versionById } from '../reference.ts'
import type { DossierRow, EntryRow, FactColumns } from './columns.ts'
import { type Means, type Standing, standingAfter } from './derive.ts'
import { hashOfEntry, noHash } from './hash.ts'
import { needOwnPapers } from './own-papers.ts'
import { type Incoming, papersWritten } from './papers.ts'
import { eventsOf } from './read.ts'
import { insertDossier, updateDossier } from './write.ts'

/** An event without its moments: those of the act. */
type WithoutMoments<E> = E extends unknown ? Omit<E, 'at' | 'learnedAt'> : never
export type Happening = WithoutMoments<DossierEvent> & { with?: Record<string, unknown> | undefined }

/** Who acts, when, with which grounds. */
export interface Hand extends Pick<ActContext, 'tx' | 'actor' | 'at' | 'requestId' | 'keyed' | 'endsWithIt'> {
  /** When it happened, if haicap learns of it only now. */
  happenedAt?: string | undefined
  ground: Ground | null
}

/** What a dossier is before an act: nothing, or as it was read under its lock. */
export type Present = { id: string; dossier: Dossier | null }

/**
 * Writes what happened into the book of a dossier, and what the book comes to.
 * @param brings what else changes of what was handed in (a new dossier needs all of it), and the papers that come in
 * @throws refusal in plain words when it cannot happen now, with what can
 */
export async function happen(
  hand: Hand,
  present: Present,
  happenings: readonly Happening[],
  { facts = {}, papers }: { facts?: FactColumns | undefined; papers?: Incoming | undefined } = {}
): Promise<DossierAnswer> {
  const { tx } = hand
  const { dossier } = present
  const at = moment(hand.happenedAt ?? hand.at)
  const means = await meansOf(tx, dossier, facts, at)
  let life = dossier?.life ?? noLife
  let standing: Standing | undefined
  let hash: Buffer = dossier?.hash ?? noHash
  const entries: EntryRow[] = []
  for (const { with: more, ...happening } of happenings) {
    const learnedAt = moment(hand.at)
    const event = { ...happening, at, ...(learnedAt !== at && { learnedAt }) } as DossierEvent
    life = await lifeAfter(tx, present, life, event, entries.length > 0)
    standing = standingAfter(life, event, standing ? kept(standing) : keptOf(dossier), means)
    const number = (dossier?.events ?? 0) + entries.length + 1
    const payload: Payload = { ...event, ...(more && { with: more }) }
    const entry = entryOf(hand, present.id, number, payload, standing, entries.length === 0)
    hash = hashOfEntry(hash, { ...hashed(entry), payload })
    entries.push({ ...entry, hash: hexOf(hash) })
  }
  if (!standing) throw new Error('an act on a dossier without an event')
  const row: DossierRow = {
    ...facts,
    ...standing,
    id: present.id,
    events: (dossier?.events ?? 0) + entries.length,
    last_at: life.last ?? at,
    hash: hexOf(hash)
  }
  if (papers) await needOwnPapers(hand, present, row, papers.papers)
  const how = { papers: papersWritten(present.id, row.events, papers), last: hand.endsWithIt ?? false }
  if (dossier) await updateDossier(tx, dossier, row, entries, how)
  else await insertDossier(tx, { foreign_code: false, ...row }, entries, how)
  return answerOf(row, facts.code === undefined ? (dossier?.code ?? null) : facts.code)
}

/**
 * The life after an event. What haicap learns late takes the place at which it happened, if the history still holds
 * with it there.
 */
async function lifeAfter(
  tx: Tx,
  { id }: Present,
  life: Life,
  event: DossierEvent,
  several: boolean
): Promise<Life> {
  const next = live(life, event)
  if ('life' in next) return next.life
  if (next.refusal.key !== 'earlier_than_last' || several) throw refused(next.refusal)
  const events = [...(await eventsOf(tx, id)), event]
  const inTime = events.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
  const whole = liveThrough(inTime)
  const [first] = whole.refusals
  if (first) throw refused(first.refusal)
  return whole.life
}

/** Why it cannot be done, with its words for each reader. */
export function refused(why: Refusal): Problem {
  if (why.key === 'not_now') {
    const open: ProblemDetail[] = why.open.map((type) => ({
      path: type,
      messageKey: `dossiers.event.${type}`
    }))
    return refusal(`dossiers.cannot.in_${why.phase}`, { count: open.length }, open)
  }
  if (why.key === 'waiting' || why.key === 'not_waiting')
    return refusal(`dossiers.cannot.${why.key}_${why.for}`)
  const { key, ...params } = why
  return refusal(`dossiers.refusal.${key}`, params)
}

async function meansOf(tx: Tx, dossier: Dossier | null, facts: FactColumns, at: string): Promise<Means> {
  const versionId = facts.version_id ?? dossier?.versionId ?? ''
  const { content } = await versionById(tx, versionId)
  return {
    calendar: await calendarOf(tx),
    rules: await clockRulesOn(tx, await dayAt(tx, dossier?.receivedAt ?? at)),
    limit: content.limit ?? null,
    steps: content.steps
  }
}

const kept = (standing: Standing) => ({
  step: standing.step,
  promisedAt: standing.promised_at,
  handedOverAt: standing.handed_over_at,
  dueAt: standing.due_at
})

const keptOf = (dossier: Dossier | null) => ({
  step: dossier?.step ?? null,
  promisedAt: dossier?.promisedAt ?? null,
  handedOverAt: dossier?.handedOverAt ?? null,
  dueAt: dossier?.dueAt ?? null
})

type Unhashed = Omit<EntryRow, 'hash'>

/** An entry of a book, not yet hashed. */
export function entryOf(
  hand: Pick<Hand, 'actor' | 'ground' | 'keyed' | 'requestId'>,
  dossierId: string,
  number: number,
  payload: Payload,
  { phase, national }: Pick<Standing, 'phase' | 'national'>,
  first: boolean
): Unhashed {
  const { actor, keyed } = hand
  return {
    dossier_id: dossierId,
    number,
    type: payload.type,
    at: payload.at,
    learned_at: payload.learnedAt ?? payload.at,
    actor_subject: actor.subject,
    actor_name: actor.name,
    person_id: actor.personId,
    ground: hand.ground,
    payload,
    phase,
    national,
    request_id: hand.requestId ?? null,
    // The key stands at the first entry of an act.
    key: first && keyed ? keyed.key : null,
    input_hash: first && keyed ? hexOf(keyed.inputHash) : null
  }
}

export const hashed = (entry: Unhashed) => ({
  dossierId: entry.dossier_id,
  number: entry.number,
  type: entry.type,
  at: entry.at,
  learnedAt: entry.learned_at,
  actorSubject: entry.actor_subject,
  actorName: entry.actor_name,
  ground: entry.ground
})

export const hexOf = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** What every act on a dossier answers. */
export function answerOf(row: DossierRow, code: string | null): DossierAnswer {
  return {
    id: row.id,
    code,
    event: row.events,
    phase: row.phase,
    national: row.national,
    promisedAt: row.promised_at,
    dueAt: row.due_at
  }
}
