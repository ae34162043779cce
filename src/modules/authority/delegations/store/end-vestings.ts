import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import { type Day, dayAfter } from '../../../../platform/day.ts'

/** The vestings that a delegation's publication made. */
export async function vestingsOf(tx: Snapshot, delegationId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select x.vesting_id as id from delegation_line l join delegation_vesting x on x.line_id = l.id
    where l.delegation_id = ${delegationId}::uuid order by l.ordinal`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** Lets vestings hold no more from a day, by decision; those that had not begun are taken away. */
export async function endVestings(
  tx: Tx,
  ids: readonly string[],
  on: Day,
  decisionId: string
): Promise<void> {
  await sql`delete from suspension s using vesting v where v.id = s.vesting_id and v.id = any (${ids}::uuid[])
    and lower(v.valid) >= ${on}::date`.execute(tx)
  await sql`delete from vesting where id = any (${ids}::uuid[]) and lower(valid) >= ${on}::date`.execute(tx)
  await sql`update vesting set valid = daterange(lower(valid), ${on}::date), ended_by = ${decisionId}::uuid
    where id = any (${ids}::uuid[]) and (upper_inf(valid) or upper(valid) > ${on}::date)`.execute(tx)
}

export interface Suspending {
  firstDay: Day
  lastDay?: Day | undefined
  reason: string
  decisionId: string
}

/** Lets vestings rest over some days, as far as they hold then. @returns how many do */
export async function suspendVestings(
  tx: Tx,
  ids: readonly string[],
  { firstDay, lastDay, reason, decisionId }: Suspending
): Promise<number> {
  const end = lastDay ? dayAfter(lastDay) : null
  const made = await sql`
    insert into suspension (vesting_id, valid, reason, decision_id)
    select v.id, v.valid * daterange(${firstDay}::date, ${end}::date), ${reason}, ${decisionId}::uuid
    from vesting v where v.id = any (${ids}::uuid[]) and v.valid && daterange(${firstDay}::date, ${end}::date)
    returning id`.execute(tx)
  return made.rows.length
}

/** Whether one of the vestings already rests on one of the days. */
export async function restAlready(
  tx: Snapshot,
  ids: readonly string[],
  firstDay: Day,
  lastDay: Day | undefined
): Promise<boolean> {
  const found = await sql`select from suspension s where s.vesting_id = any (${ids}::uuid[])
    and s.valid && daterange(${firstDay}::date, ${lastDay ? dayAfter(lastDay) : null}::date) limit 1`.execute(
    tx
  )
  return found.rows.length > 0
}

/** Ends the rest of vestings: they hold again from a day. @returns how many rested then */
export async function resumeVestings(tx: Tx, ids: readonly string[], on: Day): Promise<number> {
  const gone =
    await sql`delete from suspension where vesting_id = any (${ids}::uuid[]) and lower(valid) = ${on}::date
    returning id`.execute(tx)
  const cut = await sql`update suspension set valid = daterange(lower(valid), ${on}::date)
    where vesting_id = any (${ids}::uuid[]) and valid @> ${on}::date returning id`.execute(tx)
  return gone.rows.length + cut.rows.length
}
