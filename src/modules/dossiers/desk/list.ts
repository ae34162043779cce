import { type RawBuilder, sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { instant } from '../book/moments.ts'
import type { Phase, Waiting } from '../life/life.ts'
import type { Desk } from './scope.ts'

/** Which dossiers of a desk: those of one person, of the units, of the bodies led, or those that pass a counter. */
export const views = ['mine', 'unit', 'body', 'counter', 'to_hand_over', 'drafts', 'opinions'] as const
export type View = (typeof views)[number]

/** How dossiers stand, as people ask for them. */
export const states = [
  ...([
    'late',
    'soon',
    'waiting',
    'submitted',
    'received',
    'in_work',
    'proposed',
    'signed',
    'released'
  ] as const),
  ...(['at_center', 'handed_over', 'refused', 'stopped', 'withdrawn', 'open'] as const)
] as const
export type State = (typeof states)[number]

export interface ListQuestion {
  view: View
  /** The moment by which what is late is late. */
  now: string
  state?: State | undefined
  procedureId?: string | undefined
  /** Code, name, number or phone, or words of the request. */
  q?: string | undefined
  limit?: number
  /** As the page before said; undefined: the first page. */
  after?: string | undefined
}

/** A line of a list. */
export interface ListedDossier {
  id: string
  code: string | null
  procedure: string
  applicant: string
  phase: Phase
  waiting: Waiting[]
  personId: string | null
  person: string | null
  receivedAt: string | null
  promisedAt: string | null
  dueAt: string | null
  stepDueAt: string | null
  endedAt: string | null
  /** Running and past its date, or ended past it. */
  late: boolean
  /** Running, and so much of the time limit is over that people are warned. */
  soon: boolean
  demonstration: boolean
}

/** A page of a list, by due date; ended ones by the day on which they ended. */
export async function listDossiers(
  tx: Snapshot,
  desk: Desk,
  question: ListQuestion
): Promise<{ items: ListedDossier[]; next: string | null }> {
  const { view, now, limit = 50, after } = question
  const ended = endedStates.has(question.state ?? 'open')
  const order = orderOf(view, ended)
  const cursor = after ? readCursor(after) : null
  const found = await sql<ListedDossier & { at: string | null }>`
    select d.id, d.code, v.name_vi as procedure, d.applicant_name as applicant, d.phase, d.waiting, d.person_id as "personId",
      h.name as person, ${iso('d.received_at')} as "receivedAt", ${iso('d.promised_at')} as "promisedAt",
      ${iso('d.due_at')} as "dueAt", ${iso('d.step_due_at')} as "stepDueAt", ${iso('d.ended_at')} as "endedAt",
      ${isLate(now)} as late, ${isSoon(now)} as soon, d.demonstration, to_char(${order} at time zone 'utc', ${instant}) as at
    from dossier d join procedure_version v on v.id = d.version_id left join person h on h.id = d.person_id
    where ${inView(desk, view)} and ${inState(question.state, view, now)}
      ${question.procedureId ? sql`and d.procedure_id = ${question.procedureId}::uuid` : sql``}
      ${question.q ? sql`and ${matches(question.q)}` : sql``}
      ${cursor ? (ended ? sql`and (${order}, d.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)` : sql`and (${order}, d.id) > (${cursor.at}::timestamptz, ${cursor.id}::uuid)`) : sql``}
    order by ${ended ? sql`${order} desc, d.id desc` : sql`${order}, d.id`} limit ${limit + 1}`.execute(tx)
  const page = found.rows.slice(0, limit)
  const last = page.at(-1)
  const items = page.map(({ at: _at, ...item }) => item)
  return { items, next: found.rows.length > limit && last ? writeCursor(last.at ?? '', last.id) : null }
}

/** How many there are in each state of a view that runs, for the tabs of a desk. */
export async function countDossiers(
  tx: Snapshot,
  desk: Desk,
  { view, now }: Pick<ListQuestion, 'view' | 'now'>
): Promise<Record<string, number>> {
  const found = await sql<{ counts: Record<string, number> }>`
    with open as materialized (
      select d.phase, d.waiting <> '{}' as waits, ${isLate(now)} as late, ${isSoon(now)} as soon
      from dossier d where ${inView(desk, view)} and ${inState('open', view, now)}
    )
    select jsonb_build_object('open', count(*), 'late', count(*) filter (where late), 'soon', count(*) filter (where soon),
      'waiting', count(*) filter (where waits))
      || coalesce((select jsonb_object_agg(phase, n) from (select phase, count(*) as n from open group by phase) p), '{}') as counts
    from open`.execute(tx)
  return found.rows[0]?.counts ?? {}
}

const endedStates = new Set<State>(['handed_over', 'refused', 'stopped', 'withdrawn'])

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`

/** Late: running past its date, or ended past it. What waits for the citizen is not. */
export const isLate = (now: string) =>
  sql<boolean>`(d.due_at is not null and coalesce(d.ended_at, ${now}::timestamptz) > d.due_at)`

/** Soon late: more of the time between reception and date is over than the warning share of the place. */
export const isSoon = (now: string) => sql<boolean>`(d.ended_at is null and d.due_at > ${now}::timestamptz
  and ${now}::timestamptz > d.received_at + (d.due_at - d.received_at)
    * coalesce((select r.warn_share from dossier_rule r where r.valid @> (${now}::timestamptz)::date), 75)::float8 / 100)`

function orderOf(view: View, ended: boolean): RawBuilder<unknown> {
  if (view === 'drafts') return sql`d.last_at`
  if (ended) return sql`d.ended_at`
  // What stands without a date comes last.
  return sql`coalesce(d.due_at, '9999-12-31T00:00:00Z'::timestamptz)`
}

function inView(desk: Desk, view: View): RawBuilder<boolean> {
  switch (view) {
    case 'mine':
      return sql`d.person_id = ${desk.personId}::uuid`
    case 'unit':
      return sql`(d.unit_id = any (${desk.unitsThen}::uuid[]) or (d.unit_id is null and d.pile_id = any (${desk.ownPiles}::integer[])))`
    case 'body':
      return sql`d.pile_id = any (${desk.ledPiles}::integer[])`
    case 'counter':
      return sql`d.reception_id = any (${desk.counters}::uuid[])`
    case 'to_hand_over':
      return sql`(d.return_id = any (${desk.counters}::uuid[]) and d.phase in ('released', 'at_center'))`
    case 'drafts':
      return sql`(d.reception_id = any (${desk.counters}::uuid[]) and d.phase = 'draft')`
    case 'opinions':
      return sql`exists (select from dossier_opinion o where o.dossier_id = d.id and o.given_at is null
        and o.organization_id = any (${desk.unitsThen}::uuid[]))`
  }
}

function inState(state: State | undefined, view: View, now: string): RawBuilder<boolean> {
  if (view === 'drafts' || (view === 'to_hand_over' && !state)) return sql`true`
  switch (state) {
    case undefined:
    case 'open':
      return sql`(d.ended_at is null and d.phase <> 'draft')`
    case 'late':
      return sql`(d.ended_at is null and ${isLate(now)})`
    case 'soon':
      return isSoon(now)
    case 'waiting':
      return sql`(d.ended_at is null and d.waiting <> '{}')`
    default:
      return sql`d.phase = ${state}`
  }
}

/** Codes and numbers as they are; anything else by its words, each from its beginning, with or without accents. */
function matches(q: string): RawBuilder<boolean> {
  const text = q.trim().slice(0, 100)
  const digits = text.replaceAll(/[\s.-]/g, '')
  if (/^\d{9,13}$/.test(digits))
    return sql`(d.applicant_number = ${digits} or d.applicant_phone = ${digits} or d.code = ${text})`
  if (/^\S+-\d{6}-\d+$/.test(text)) return sql`d.code = ${text.toUpperCase()}`
  return sql`d.search @@ to_tsquery('simple', ${wordsOf(text)})`
}

/** Words for a text search: each may go on. Signs that mean something to it are left out. */
export function wordsOf(text: string): string {
  const folded = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
  const words = folded.match(/[\p{L}\p{N}.-]+/gu) ?? []
  return words.map((word) => `'${word}':*`).join(' & ') || `'-'`
}

const writeCursor = (at: string, id: string) => Buffer.from(`${at} ${id}`).toString('base64url')

/** A cursor that was not made here begins at the first page. */
function readCursor(text: string): { at: string; id: string } | null {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  return /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at)) ? { at, id } : null
}
