import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { InLanguages } from '../../resolve/index.ts'

/** Who stands in for a post over some time. */
export interface Substitution {
  id: string
  substitutePostId: string
  substitute: InLanguages
  holder: string | null
  firstDay: Day
  end: Day | null
  decisionId: string
  decision: string
}

/** Everybody who stood, stands or will stand in for a post; the earliest first. */
export async function substitutionsOf(tx: Snapshot, postId: string): Promise<Substitution[]> {
  const found = await sql<Substitution>`
    select s.id, s.substitute_post_id as "substitutePostId",
      post_party(s.substitute_post_id, lower(s.valid)) -> 'name' as substitute,
      (select string_agg(h.name, ', ' order by h.name) from appointment a join person h on h.id = a.person_id
        where a.post_id = s.substitute_post_id and a.valid @> lower(s.valid)) as holder,
      lower(s.valid) as "firstDay", upper(s.valid) as "end", d.id as "decisionId", d.number as decision
    from substitution s join decision d on d.id = s.decision_id
    where s.post_id = ${postId}::uuid order by lower(s.valid)`.execute(tx)
  return found.rows
}
