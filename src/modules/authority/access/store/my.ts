import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { InLanguages } from '../../resolve/index.ts'

/** A post in whose stead someone acts. */
export interface StandIn {
  postId: string
  title: InLanguages
  organizationId: string
  organizationName: string
}

/** The posts in whose stead someone acts on a day, because nobody is there. */
export async function standInsOf(tx: Snapshot, personId: string, at: Day): Promise<StandIn[]> {
  const found = await sql<StandIn>`
    select b.post_id as "postId", names(n.title_vi, n.title_en, n.title_de) as title,
      o.organization_id as "organizationId", o.name as "organizationName"
    from posts_borne(${personId}::uuid, ${at}::date) b
    join post s on s.id = b.post_id and s.valid @> ${at}::date
    join position n on n.code = s.position_code and n.valid @> ${at}::date
    join organization_version o on o.organization_id = s.organization_id and o.valid @> ${at}::date
    where b.kind = 'substitute' order by o.name, b.post_id`.execute(tx)
  return found.rows
}

/** An absence of a day: until when (exclusive), if that is known. */
export async function absentUntil(
  tx: Snapshot,
  personId: string,
  at: Day
): Promise<{ until: Day | null } | undefined> {
  const found = await sql<{ until: Day | null }>`select upper(valid) as until from absence
    where person_id = ${personId}::uuid and valid @> ${at}::date`.execute(tx)
  return found.rows[0]
}
