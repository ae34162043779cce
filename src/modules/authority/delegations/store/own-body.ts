import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { type Actor, mayDo } from '../../../../platform/record/index.ts'

/** The body for which somebody may draft delegations: the highest above one of their posts; undefined when there is none. */
export async function ownBody(tx: Snapshot, actor: Actor, at: Day): Promise<string | undefined> {
  if (!actor.personId) return undefined
  const found = await sql<{ id: string }>`
    select o as id from posts_borne(${actor.personId}::uuid, ${at}::date) b
    join post p on p.id = b.post_id and p.valid @> ${at}::date
    cross join lateral organizations_around(p.organization_id, ${at}::date) with ordinality as x (o, depth)
    order by depth desc`.execute(tx)
  for (const { id } of found.rows)
    if (await mayDo(tx, actor, 'authority.draft', { organizationId: id })) return id
  return undefined
}
