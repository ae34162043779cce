import { type RawBuilder, sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { instant } from '../book/moments.ts'
import { filtered, inView, isLate, isSoon, keysOf, type Source, sourcesOf } from './conditions.ts'
import { readCursor, writeCursor } from './cursor.ts'
import {
  endedStates,
  type ListedDossier,
  type ListQuestion,
  type State,
  stateOf,
  type View
} from './question.ts'
import type { Desk } from './scope.ts'

export { countDossiers } from './counts.ts'
export { type ListedDossier, type ListQuestion, type State, states, type View, views } from './question.ts'
export { wordsOf } from './search.ts'

/** A page of a list with the ways to the pages around it. */
export interface Listed {
  items: ListedDossier[]
  next: string | null
  previous: string | null
}

/** A page of a list, by due date; ended ones by the day on which they ended, the last first. */
export async function listDossiers(tx: Snapshot, desk: Desk, question: ListQuestion): Promise<Listed> {
  const { now, limit = 50 } = question
  const order = orderOf(question.view, stateOf(question))
  const before = readCursor(question.before)
  const after = before ? null : readCursor(question.after)
  const found = await sql<ListedDossier & { at: string }>`
    with page as materialized (${pageOf(desk, question, order, limit + 1)})
    select d.id, d.code, v.name_vi as procedure, d.applicant_name as applicant, d.phase, d.waiting, d.person_id as "personId",
      h.name as person, d.unit_id as "unitId", d.pile_id as "pileId", p.function_code as field, d.channel,
      ${iso('d.submitted_at')} as "submittedAt", ${iso('d.received_at')} as "receivedAt",
      ${iso('d.promised_at')} as "promisedAt", ${iso('d.due_at')} as "dueAt", ${iso('d.step_due_at')} as "stepDueAt",
      ${iso('d.ended_at')} as "endedAt", ${isLate(now)} as late, ${isSoon(now)} as soon, d.demonstration,
      ${iso('page.at')} as at
    from page join dossier d on d.id = page.id join procedure_version v on v.id = d.version_id
    join pile p on p.id = d.pile_id left join person h on h.id = d.person_id
    order by ${order.down ? sql`page.at desc, page.id desc` : sql`page.at, page.id`}`.execute(tx)
  // Read backwards, the row beyond the page stands first.
  const rows = before ? found.rows.slice(-limit) : found.rows.slice(0, limit)
  const more = found.rows.length > limit
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    items: rows.map(({ at: _at, ...item }) => item),
    next: last && (before || more) ? writeCursor(last) : null,
    previous: first && (before ? more : after) ? writeCursor(first) : null
  }
}

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`

/** What a list is ordered by, and whether the greatest comes first. */
interface Order {
  by: RawBuilder<unknown>
  down: boolean
  /** The index of each key gives this order: a page of each is enough, however many there are. */
  indexed: boolean
}

function orderOf(view: View, state: State): Order {
  if (view === 'drafts' || state === 'any') return { by: sql`d.last_at`, down: true, indexed: false }
  if (view === 'to_hand_over' && state === 'open') return { by: sql`d.ended_at`, down: false, indexed: false }
  if ((endedStates as readonly string[]).includes(state))
    return { by: sql`d.ended_at`, down: true, indexed: true }
  // What stands without a date comes last.
  return { by: sql`coalesce(d.due_at, '9999-12-31T00:00:00Z'::timestamptz)`, down: false, indexed: false }
}

/** Ids of the page with what they are ordered by; forwards or, before a cursor, backwards. */
function pageOf(desk: Desk, question: ListQuestion, order: Order, limit: number): RawBuilder<unknown> {
  const { view } = question
  const before = readCursor(question.before)
  const after = before ? null : readCursor(question.after)
  const cursor = before ?? after
  const down = order.down !== (before !== null)
  const beyond = cursor
    ? sql` and (${order.by}, d.id) ${down ? sql`<` : sql`>`} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``
  const where = sql`${filtered(desk, view, question)}${beyond}`
  const by = (at: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
    sql`order by ${at} ${down ? sql`desc` : sql`asc`}, ${id} ${down ? sql`desc` : sql`asc`} limit ${limit}`
  const sources = order.indexed && !question.q ? sourcesOf(desk, view) : null
  if (!sources)
    return sql`select d.id, ${order.by} as at from dossier d where ${inView(desk, view)} and ${where} ${by(order.by, sql`d.id`)}`
  const perKey = sources.map((source) => perKeyOf(source, order, where, by(order.by, sql`d.id`)))
  return sql`select id, at from (${sql.join(perKey, sql` union all `)}) one ${by(sql`at`, sql`id`)}`
}

const perKeyOf = (source: Source, order: Order, where: RawBuilder<unknown>, by: RawBuilder<unknown>) => sql`
  select one.id, one.at from unnest(${keysOf(source)}) as key cross join lateral (
    select d.id, ${order.by} as at from dossier d
    where ${sql.ref(`d.${source.column}`)} = key${source.and ? sql` and ${source.and}` : sql``} and ${where} ${by}) one`
