import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'

/** A power that more than one would decide about, in a place. */
export interface Crowded {
  power: string
  place: string
}

/**
 * Where new vestings make more than one decide: powers of kind `decision` that several hold side by side, one of them by
 * one of these vestings, on the first day on which each counts.
 */
export async function crowdedBy(tx: Snapshot, vestings: readonly string[]): Promise<Crowded[]> {
  const found = await sql<Crowded>`
    with fresh as (
      select v.*, greatest(lower(v.valid), v.published_on) as day from vesting v where v.id = any (${vestings}::uuid[])
    ),
    asked as (
      select f.day, array_agg(distinct p.code) as powers from fresh f
      join power p on p.kind = 'decision' and p.valid @> f.day
        and (p.code = f.power_code or exists (select from function_line(p.function_code) l where l.code = f.function_code))
      group by f.day
    ),
    answer as (
      select a.day, d.power_code, d.place_id, coalesce(d.post_id, d.organization_id) as who, d.chain
      from asked a cross join lateral deciders(a.day, a.powers) d
    )
    select distinct p.name_vi as power, coalesce(k.name_vi || ' ' || v.name, '') as place
    from (
      select day, power_code, place_id from answer group by 1, 2, 3
      having count(distinct who) > 1 and bool_or(chain && ${vestings}::uuid[])
    ) c
    join power p on p.code = c.power_code
    left join area_version v on v.area_id = c.place_id and v.valid @> c.day left join kind k on k.code = v.kind_code
    order by 1, 2 limit 20`.execute(tx)
  return found.rows
}
