import { type RawBuilder, sql } from 'kysely'
import { type Filters, type State, stateOf, type View } from './question.ts'
import type { Desk, Held } from './scope.ts'
import { words } from './search.ts'

type Condition = RawBuilder<boolean>

/** A part of a view: rows that have one of the keys in a column that is the head of indexes. */
export interface Source {
  column:
    | ('id' | 'person_id' | 'unit_id' | 'pile_id' | 'reception_id' | 'return_id')
    | ('step_person_id' | 'step_unit_id' | 'step_pile_id')
  keys: readonly (string | number)[]
  and?: Condition
  /** It holds only what runs, and its index nothing else. */
  runs?: true
}

/** Between which moments something ended; up to `infinity`: or runs. */
export interface Window {
  from: string
  to: string
}

/** Late: running past its date, or ended past it. What waits for the citizen is not. */
export const isLate = (now: string) =>
  sql<boolean>`(d.due_at is not null and coalesce(d.ended_at, ${now}::timestamptz) > d.due_at)`

/** Soon late: more of the time between reception and date is over than the warning share of the place. */
export const isSoon = (now: string) => sql<boolean>`(d.ended_at is null and d.due_at > ${now}::timestamptz
  and ${now}::timestamptz > d.received_at + (d.due_at - d.received_at)
    * coalesce((select r.warn_share from dossier_rule r where r.valid @> (${now}::timestamptz)::date), 75)::float8 / 100)`

/** The parts that a view is made of; null: it is asked otherwise. */
export function sourcesOf(desk: Desk, view: View): Source[] | null {
  const ofPile = (keys: number[], and?: Condition): Source => ({
    column: 'pile_id',
    keys,
    and: and ? sql<boolean>`${and} and ${notElsewhere(desk)}` : notElsewhere(desk)
  })
  // Steps that are done here for a dossier that others lead.
  const steps = (...sources: Omit<Source, 'runs'>[]): Source[] =>
    desk.steps ? sources.map((source) => ({ ...source, runs: true })) : []
  const own = desk.personId ? [desk.personId] : []
  switch (view) {
    case 'mine':
      // Whoever went to another body left behind what is in hand there.
      return [
        { column: 'person_id', keys: own, and: inHands(desk.held) },
        ...steps({ column: 'step_person_id', keys: own, and: stepHere(desk) })
      ]
    case 'unit':
      return [
        { column: 'unit_id', keys: desk.unitsThen, and: inHands(desk.held) },
        ofPile(desk.ownPiles, sql<boolean>`d.unit_id is null`),
        {
          column: 'id',
          keys: desk.given.own,
          and: sql<boolean>`d.unit_id is null and d.pile_id <> all (${desk.ownPiles}::integer[])`
        },
        ...steps(
          { column: 'step_unit_id', keys: desk.unitsThen, and: stepHere(desk) },
          { column: 'step_pile_id', keys: desk.ownPiles, and: sql<boolean>`d.step_unit_id is null` }
        )
      ]
    case 'body':
      return [
        ofPile(desk.ledPiles),
        {
          column: 'id',
          keys: desk.given.led,
          and: sql<boolean>`d.pile_id <> all (${desk.ledPiles}::integer[])`
        },
        ...steps({ column: 'step_pile_id', keys: desk.ledPiles })
      ]
    case 'counter':
      return [
        { column: 'reception_id', keys: desk.counters },
        { column: 'reception_id', keys: desk.divided, and: inHands(desk.served) }
      ]
    case 'to_hand_over':
      return [
        { column: 'return_id', keys: desk.counters, and: ready },
        { column: 'return_id', keys: desk.divided, and: sql<boolean>`${ready} and ${inHands(desk.served)}` }
      ]
    case 'drafts':
      return [
        { column: 'reception_id', keys: desk.counters, and: begun },
        {
          column: 'reception_id',
          keys: desk.divided,
          and: sql<boolean>`${begun} and ${inHands(desk.served)}`
        }
      ]
    case 'opinions':
      return null
  }
}

const ready: Condition = sql`d.phase in ('released', 'at_center')`

const begun: Condition = sql`d.phase = 'draft'`

/** What bodies have: a unit or a counter that was divided goes on with what its heirs have, each with its own. */
export const inHands = ({ piles, elsewhere, given }: Held): Condition =>
  given.length || elsewhere.length
    ? sql`(d.pile_id = any (${piles}::integer[]) and d.id <> all (${elsewhere}::uuid[]) or d.id = any (${given}::uuid[]))`
    : sql`d.pile_id = any (${piles}::integer[])`

/** The step of another's dossier lies here. */
const stepHere = ({ held }: Desk): Condition => sql`d.step_pile_id = any (${held.piles}::integer[])`

const notElsewhere = ({ elsewhere }: Pick<Held, 'elsewhere'>): Condition =>
  elsewhere.length ? sql`d.id <> all (${elsewhere}::uuid[])` : sql`true`

export const keysOf = ({ column, keys }: Source) =>
  column === 'pile_id' || column === 'step_pile_id' ? sql`${keys}::integer[]` : sql`${keys}::uuid[]`

const inSource = (source: Source, more?: Condition): Condition =>
  sql`(${sql.ref(`d.${source.column}`)} = any (${keysOf(source)})${source.and ? sql` and ${source.and}` : sql``}${more ? sql` and ${more}` : sql``})`

const ended = sql<boolean>`d.ended_at is not null`

/** @param apart said for what runs and what has ended apart: each has indexes of its own */
export function inView(desk: Desk, view: View, apart = false): Condition {
  const sources = sourcesOf(desk, view)?.filter(({ keys }) => keys.length)
  if (!sources)
    return sql`exists (select from dossier_opinion o where o.dossier_id = d.id and o.given_at is null
      and o.organization_id = any (${desk.unitsThen}::uuid[]))`
  const parts = sources.flatMap((source) => {
    if (source.runs) return [inSource(source, running)]
    return apart ? [inSource(source, running), inSource(source, ended)] : [inSource(source)]
  })
  return parts.length ? sql`(${sql.join(parts, sql` or `)})` : sql`false`
}

const running = sql<boolean>`(d.ended_at is null and d.phase <> 'draft')`

/** The same as not `isUnsent`. */
const sent = sql<boolean>`(d.code is not null or d.reception_id is not null)`

export function inState(state: State, view: View, now: string): Condition {
  if (view === 'drafts') return sql`true`
  if (view === 'to_hand_over' && (state === 'open' || state === 'any')) return sql`true`
  switch (state) {
    case 'any':
      return sql`(d.phase <> 'draft' and ${sent})`
    case 'open':
      return running
    case 'late':
      return sql`(${running} and d.due_at < ${now}::timestamptz)`
    case 'soon':
      return sql`(${running} and ${isSoon(now)})`
    case 'waiting':
      return sql`(${running} and d.waiting <> '{}')`
    case 'waiting_supplement':
    case 'waiting_payment':
    case 'waiting_opinion':
      return sql`(${running} and ${state.slice('waiting_'.length)} = any (d.waiting))`
    case 'step_elsewhere':
      return sql`(${running} and d.step_pile_id is not null)`
    case 'submitted':
    case 'received':
    case 'in_work':
    case 'proposed':
    case 'signed':
      return sql`(${running} and d.phase = ${state})`
    case 'withdrawn':
      return sql`(d.ended_at is not null and d.phase = ${state} and ${sent})`
    default:
      return sql`(d.ended_at is not null and d.phase = ${state})`
  }
}

/** The same of a step that is done there. */
const ofUnit = ({ assigned, piles }: NonNullable<Filters['unit']>) => sql`
  or exists (select from unnest(${assigned.units}::uuid[], ${assigned.piles}::integer[]) u (unit_id, pile_id)
    where u.unit_id = d.step_unit_id and u.pile_id = d.step_pile_id)
  or (d.step_unit_id is null and d.step_pile_id = any (${piles}::integer[]))`

/** Whatever else is asked, as a chain of `and`. */
export function filtered(
  desk: Desk,
  view: View,
  question: Filters & { now: string; window?: Window | undefined; goOn?: boolean }
): RawBuilder<unknown> {
  const { procedureId, unit, personId, channel, receivedFrom, receivedBefore, q, window, goOn } = question
  const all: Condition[] = [inState(stateOf(question), view, question.now)]
  if (procedureId) all.push(sql`d.procedure_id = ${procedureId}::uuid`)
  if (personId) all.push(sql`(d.person_id = ${personId}::uuid or d.step_person_id = ${personId}::uuid)`)
  if (channel) all.push(sql`d.channel = ${channel}`)
  if (receivedFrom) all.push(sql`d.received_at >= ${receivedFrom}::timestamptz`)
  if (receivedBefore) all.push(sql`d.received_at < ${receivedBefore}::timestamptz`)
  if (unit)
    all.push(sql`((d.id <> all (${unit.given.all}::uuid[]) and (
          exists (select from unnest(${unit.assigned.units}::uuid[], ${unit.assigned.piles}::integer[]) u (unit_id, pile_id)
            where u.unit_id = d.unit_id and u.pile_id = d.pile_id)
          or (d.unit_id is null and d.pile_id = any (${unit.piles}::integer[]))))
      or d.id = any (${unit.given.own}::uuid[])${desk.steps ? ofUnit(unit) : sql``})`)
  if (q) all.push(words(desk, view, q, goOn))
  if (window)
    all.push(sql`(d.ended_at between ${window.from}::timestamptz and ${window.to}::timestamptz
      or (${window.to === 'infinity'} and d.ended_at is null))`)
  return sql.join(all, sql` and `)
}
