import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { instant } from '../book/moments.ts'
import { isLate, isSoon, type Window } from './conditions.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { orderOf, type PageQuestion, pageOf } from './page.ts'
import { type ListedDossier, type ListQuestion, stateOf } from './question.ts'
import type { Desk } from './scope.ts'
import { isExact } from './search.ts'

export { countDossiers } from './counts.ts'
export { type ListedDossier, type ListQuestion, type State, states, type View, views } from './question.ts'
export { wordsOf } from './search.ts'

/** A page of a list with the ways to the pages around it. */
export interface Listed {
  items: ListedDossier[]
  next: string | null
  previous: string | null
}

/**
 * A page of a list, by due date; ended ones by the day on which they ended, the last first. Whoever looks for words gets
 * what has them as they are; when nothing has, what begins so.
 */
export async function listDossiers(tx: Snapshot, desk: Desk, question: ListQuestion): Promise<Listed> {
  const { q } = question
  if (!q || isExact(q)) return readPage(tx, desk, question)
  if (orderOf(question.view, stateOf(question)).byEnd && !q.trim().includes(' ')) {
    // One word that many have fills a page with what ended lately; to read all that have it would take long.
    const lately = await readPage(tx, desk, { ...question, window: windowAt(question) })
    if (lately.full) return lately
  }
  const found = await readPage(tx, desk, question)
  if (found.items.length) return found
  // Beyond the first page too: whoever pages through beginnings goes on with them.
  return readPage(tx, desk, { ...question, goOn: true })
}

const week = 7 * 24 * 3_600_000

/** A week before the place in the list, or after it when it is read backwards; what runs stands before all that ended. */
function windowAt({ now, after, before }: ListQuestion): Window {
  const cursor = readCursor(before ?? after)
  const at = Math.min(Date.parse(cursor?.at ?? now), Date.parse(now))
  const iso = (moment: number) => new Date(moment).toISOString()
  if (!before) return { from: iso(at - week), to: 'infinity' }
  const reaches = at + week >= Date.parse(now)
  return { from: iso(at - 1), to: reaches ? 'infinity' : iso(at + week) }
}

async function readPage(
  tx: Snapshot,
  desk: Desk,
  question: PageQuestion
): Promise<Listed & { full: boolean }> {
  const { now, limit = 50 } = question
  const { down } = orderOf(question.view, stateOf(question))
  const before = readCursor(question.before)
  const after = before ? null : readCursor(question.after)
  const found = await sql<ListedDossier & { at: string }>`
    with page as materialized (${pageOf(desk, question, limit + 1)})
    select d.id, d.code, v.name_vi as procedure, d.applicant_name as applicant, d.phase, d.waiting, d.person_id as "personId",
      h.name as person, d.unit_id as "unitId", d.pile_id as "pileId", p.function_code as field, d.channel,
      ${iso('d.submitted_at')} as "submittedAt", ${iso('d.received_at')} as "receivedAt",
      ${iso('d.promised_at')} as "promisedAt", ${iso('d.due_at')} as "dueAt", ${iso('d.step_due_at')} as "stepDueAt",
      ${iso('d.ended_at')} as "endedAt", ${isLate(now)} as late, ${isSoon(now)} as soon, d.demonstration,
      case when d.step_pile_id is not null then jsonb_build_object('pileId', d.step_pile_id, 'unitId', d.step_unit_id,
        'personId', d.step_person_id, 'person', (select s.name from person s where s.id = d.step_person_id),
        'since', d.life -> 'elsewhere' ->> 'since',
        'step', (select s.name from procedure_step s where s.version_id = d.version_id and s.ordinal = d.step)) end as elsewhere,
      ${iso('page.at')} as at
    from page join dossier d on d.id = page.id join procedure_version v on v.id = d.version_id
    join pile p on p.id = d.pile_id left join person h on h.id = d.person_id
    order by ${down ? sql`page.at desc, page.id desc` : sql`page.at, page.id`}`.execute(tx)
  // Read backwards, the row beyond the page stands first.
  const rows = before ? found.rows.slice(-limit) : found.rows.slice(0, limit)
  const full = found.rows.length > limit
  const [first, last] = [rows.at(0), rows.at(-1)]
  return {
    items: rows.map(({ at: _at, ...item }) => item),
    next: last && (before || full) ? writeCursor(last) : null,
    previous: first && (before ? full : after) ? writeCursor(first) : null,
    full
  }
}

const iso = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`
