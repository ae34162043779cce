import { sql } from 'kysely'
import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'

/** Working hours for the answer to an online submission, for any day; undefined where the place says nothing. */
export async function readAnswerHours(tx: Snapshot): Promise<(day: Day) => number | undefined> {
  const { rows } = await sql<{ hours: number; start: Day | null; end: Day | null }>`
    select answer_hours::float8 as hours, lower(valid) as start, upper(valid) as "end" from dossier_rule`.execute(
    tx
  )
  return (day) => rows.find(({ start, end }) => (!start || start <= day) && (!end || day < end))?.hours
}
