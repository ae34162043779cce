import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { Grantor } from '../delegation.ts'

/**
 * The decisions that gave a grantor what its lines pass on, as a text cites them: number and title, the earliest first.
 */
export async function groundsOfGrantor(
  tx: Snapshot,
  grantor: Grantor,
  things: readonly string[],
  at: Day
): Promise<string[]> {
  const post = 'postId' in grantor ? grantor.postId : null
  const body = 'organizationId' in grantor ? grantor.organizationId : null
  const found = await sql<{ text: string }>`
    with giver as (
      select f.post_id, f.organization_id, f.position_code, f.lead, f.kind_code, f.level from post_facts f
      where f.post_id = ${post}::uuid and f.valid @> ${at}::date and f.position_valid @> ${at}::date
        and f.organization_valid @> ${at}::date and f.area_valid @> ${at}::date
      union all
      select null, o.organization_id, null, 'head', o.kind_code, k.level
      from organization_version o join area_version a on a.area_id = o.area_id and a.valid @> ${at}::date
      join kind k on k.code = a.kind_code where o.organization_id = ${body}::uuid and o.valid @> ${at}::date
    ),
    asked as (
      select p.code from power p where p.valid @> ${at}::date and (p.code = any (${things}::text[])
        or exists (select from function_line(p.function_code) f where f.code = any (${things}::text[])))
    )
    select distinct on (d.id) d.number || coalesce(' (' || d.title || ')', '') as text, d.issued_on
    from vesting v cross join giver g join decision d on d.id = v.decision_id
    where v.act in ('devolution', 'decentralization') and vesting_counts(v, ${at}::date)
      and v.power_code in (select code from asked)
      and (v.holder_post_id = g.post_id or v.holder_position_code = g.position_code
        or g.lead = 'head' and (v.holder_organization_id = g.organization_id
          or v.holder_kind_code = g.kind_code and (v.holder_level is null or v.holder_level = g.level)))`.execute(
    tx
  )
  return found.rows.map(({ text }) => text).sort()
}
