import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'

/** A whole field that a post has assigned to another. */
export interface StandingAssignment {
  field: string
  holderPostId: string
  decision: string
  end: Day | null
}

/** Which fields a post has assigned to which posts on a day. */
export async function standingAssignments(
  tx: Snapshot,
  grantorPostId: string,
  at: Day
): Promise<StandingAssignment[]> {
  const found = await sql<StandingAssignment>`
    select v.function_code as field, v.holder_post_id as "holderPostId", d.number as decision, upper(v.valid) as "end"
    from vesting v join decision d on d.id = v.decision_id
    where v.act = 'assignment' and v.grantor_post_id = ${grantorPostId}::uuid and v.function_code is not null
      and v.holder_post_id is not null and vesting_counts(v, ${at}::date) order by 1`.execute(tx)
  return found.rows
}
