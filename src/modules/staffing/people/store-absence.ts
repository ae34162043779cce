import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { believed } from './believed.ts'

/** Days on which someone cannot serve. */
export interface Absence {
  id: string
  personId: string
  start: Day
  /** Exclusive; null: open. */
  end: Day | null
  reason: 'leave' | 'sick' | 'training' | 'suspended' | 'mission'
  note: string | null
}

const columns = sql.raw(
  'id, person_id as "personId", lower(valid) as start, upper(valid) as "end", reason, note'
)

export async function findAbsence(tx: Snapshot, id: string): Promise<Absence | undefined> {
  const found = await sql<Absence>`select ${columns} from absence where id = ${id}::uuid`.execute(tx)
  return found.rows[0]
}

/** Absences of someone that touch a span of days (half-open; null: open), the latest first. */
export async function absencesOf(
  tx: Snapshot,
  personId: string,
  from: Day | null = null,
  end: Day | null = null,
  known?: string | null
): Promise<Absence[]> {
  const found =
    await sql<Absence>`select ${columns} from ${believed('absence', known)} x where person_id = ${personId}::uuid
    and valid && daterange(${from}::date, ${end}::date) order by lower(valid) desc`.execute(tx)
  return found.rows
}

export async function insertAbsence(
  tx: Tx,
  one: Omit<Absence, 'id'> & { decisionId: string | null }
): Promise<string> {
  const made = await sql<{ id: string }>`insert into absence (person_id, valid, reason, note, decision_id)
    values (${one.personId}::uuid, daterange(${one.start}::date, ${one.end}::date), ${one.reason}, ${one.note},
      ${one.decisionId}::uuid)
    returning id`.execute(tx)
  return (made.rows[0] as { id: string }).id
}

/** Ends absences on a day, the first on which someone is back; those that begin only then go. */
export async function cutAbsences(tx: Tx, ids: readonly string[], on: Day): Promise<void> {
  if (!ids.length) return
  await sql`delete from absence where id = any (${ids}::uuid[]) and lower(valid) >= ${on}::date`.execute(tx)
  await sql`update absence set valid = daterange(lower(valid), ${on}::date)
    where id = any (${ids}::uuid[])`.execute(tx)
}
