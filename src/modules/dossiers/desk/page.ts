import { type RawBuilder, sql } from 'kysely'
import { filtered, inView, keysOf, type Source, sourcesOf, type Window } from './conditions.ts'
import { readCursor } from './cursor.ts'
import { endedStates, type ListQuestion, type State, stateOf, type View } from './question.ts'
import type { Desk } from './scope.ts'

export interface PageQuestion extends ListQuestion {
  window?: Window
  /** The last word looked for is the beginning of one. */
  goOn?: boolean
}

/** What a list is ordered by, and whether the greatest comes first. */
interface Order {
  by: RawBuilder<unknown>
  down: boolean
  /** By when it ended: the latest are found quickly, however many there are. */
  byEnd: boolean
  /** Of one way of ending: the index of each key gives the order, and a page of each is enough. */
  indexed: boolean
}

export function orderOf(view: View, state: State): Order {
  if (view === 'drafts') return { by: sql`d.last_at`, down: true, byEnd: false, indexed: false }
  if (view === 'to_hand_over' && (state === 'open' || state === 'any'))
    return { by: sql`d.ended_at`, down: false, byEnd: false, indexed: false }
  // What runs comes before what has ended.
  if (state === 'any')
    return { by: sql`coalesce(d.ended_at, ${never})`, down: true, byEnd: true, indexed: false }
  if ((endedStates as readonly string[]).includes(state))
    return { by: sql`d.ended_at`, down: true, byEnd: true, indexed: true }
  // What stands without a date comes last.
  return { by: sql`coalesce(d.due_at, ${never})`, down: false, byEnd: false, indexed: false }
}

const never = sql`'9999-12-31T00:00:00Z'::timestamptz`

/** Ids of a page with what they are ordered by; forwards or, before a cursor, backwards. */
export function pageOf(desk: Desk, question: PageQuestion, limit: number): RawBuilder<unknown> {
  const { view, q } = question
  const state = stateOf(question)
  const order = orderOf(view, state)
  const before = readCursor(question.before)
  const cursor = before ?? readCursor(question.after)
  const down = order.down !== (before !== null)
  const beyond = cursor
    ? sql` and (${order.by}, d.id) ${down ? sql`<` : sql`>`} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : sql``
  const where = sql`${filtered(desk, view, question)}${beyond}`
  const sorted = (at: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
    sql`order by ${at} ${down ? sql`desc` : sql`asc`}, ${id} ${down ? sql`desc` : sql`asc`} limit ${limit}`
  const mine = sorted(order.by, sql`d.id`)
  const sources =
    order.indexed && !q ? sourcesOf(desk, view)?.filter(({ keys, runs }) => keys.length && !runs) : null
  if (!sources?.length)
    return sql`select d.id, ${order.by} as at from dossier d
      where ${inView(desk, view, state === 'any')} and ${where} ${mine}`
  const perKey = sources.map((source) => perKeyOf(source, order, where, mine))
  return sql`select id, at from (${sql.join(perKey, sql` union all `)}) one ${sorted(sql`at`, sql`id`)}`
}

const perKeyOf = (
  source: Source,
  order: Order,
  where: RawBuilder<unknown>,
  sorted: RawBuilder<unknown>
) => sql`
  select one.id, one.at from unnest(${keysOf(source)}) as key cross join lateral (
    select d.id, ${order.by} as at from dossier d
    where ${sql.ref(`d.${source.column}`)} = key${source.and ? sql` and ${source.and}` : sql``} and ${where} ${sorted}) one`
