import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'

/** A person by their number in the staff register, and whether they lead something on the day. */
export async function personByCode(
  tx: Snapshot,
  code: string,
  at: Day
): Promise<{ id: string; name: string; leads: boolean } | undefined> {
  const found = await sql<{ id: string; name: string; leads: boolean }>`
    select h.id, h.name, exists (select from appointment a join post p on p.id = a.post_id and p.valid @> ${at}::date
      join position n on n.code = p.position_code and n.valid @> ${at}::date and n.lead is not null
      where a.person_id = h.id and a.valid @> ${at}::date) as leads
    from person h where h.code = ${code}`.execute(tx)
  return found.rows[0]
}
