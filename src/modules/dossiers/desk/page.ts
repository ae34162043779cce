import { type RawBuilder, sql } from 'kysely'
import { filtered, inView, keysOf, type Source, sourcesOf, type Window } from './conditions.ts'
import { readCursor } from './cursor.ts'
import { endedStates, type ListQuestion, type State, stateOf, type View } from './question.ts'
import type { Desk } from './scope.ts'
import { findsFew, words } from './search.ts'

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
  /** What runs and what has ended stand together, in no index: all of them are sorted. */
  mixed?: true
}

export function orderOf(view: View, state: State): Order {
  if (view === 'drafts') return { by: sql`d.last_at`, down: true, byEnd: false }
  if (view === 'to_hand_over' && (state === 'open' || state === 'any'))
    return { by: sql`d.ended_at`, down: false, byEnd: false }
  // What runs comes before what has ended.
  if (state === 'any')
    return { by: sql`coalesce(d.ended_at, ${never})`, down: true, byEnd: true, mixed: true }
  if ((endedStates as readonly string[]).includes(state))
    return { by: sql`d.ended_at`, down: true, byEnd: true }
  // What stands without a date comes last.
  return { by: sql`coalesce(d.due_at, ${never})`, down: false, byEnd: false }
}

/** As the indexes have it. */
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
  const few = q && !question.window && findsFew(desk, view, q)
  const where = sql`${filtered(desk, view, few ? { ...question, state, q: undefined } : question)}${beyond}`
  const sorted = (at: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
    sql`order by ${at} ${down ? sql`desc` : sql`asc`}, ${id} ${down ? sql`desc` : sql`asc`} limit ${limit}`
  const mine = sorted(order.by, sql`d.id`)
  const sources = order.mixed || q ? null : sourcesOf(desk, view)
  const asked = sources?.filter(({ keys, runs }) => keys.length && !(runs && order.byEnd))
  if (!asked?.length)
    return sql`select d.id, ${order.by} as at from ${few ? found(desk, question, q) : sql`dossier d`}
      where ${inView(desk, view, state === 'any')} and ${where} ${mine}`
  // The index of each key gives the order, so a page of each is enough. A dossier may have several of them.
  const perKey = asked.map((source) => perKeyOf(source, order, where, mine))
  return sql`select id, at from (${sql.join(perKey, sql` union `)}) one ${sorted(sql`at`, sql`id`)}`
}

/** What has the words, read before anything else is asked of it. */
const found = (desk: Desk, { view, goOn }: PageQuestion, q: string) =>
  sql`(select d.* from dossier d where ${words(desk, view, q, goOn)} offset 0) d`

const perKeyOf = (
  source: Source,
  order: Order,
  where: RawBuilder<unknown>,
  sorted: RawBuilder<unknown>
) => sql`
  select one.id, one.at from unnest(${keysOf(source)}) as key cross join lateral (
    select d.id, ${order.by} as at from dossier d
    where ${sql.ref(`d.${source.column}`)} = key${source.and ? sql` and ${source.and}` : sql``} and ${where} ${sorted}) one`
