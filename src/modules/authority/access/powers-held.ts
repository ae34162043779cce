import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { listPowers, type Power } from '../resolve/index.ts'

/**
 * Every power that someone has where they serve, or where a vesting of theirs is limited to: what haicap itself
 * asks for first.
 */
export async function powersHeld(tx: Snapshot, personId: string, at: Day): Promise<Power[]> {
  const found = await sql<{ code: string }>`
    with borne as (
      select s.id, s.position_code, s.organization_id from posts_borne(${personId}::uuid, ${at}::date) b
      join post s on s.id = b.post_id and s.valid @> ${at}::date
    ), spot as (
      select organization_id as body, null::uuid as place from borne
      union select null, v.place_id from vesting v join borne b on v.holder_post_id = b.id
        or v.holder_position_code = b.position_code or v.holder_organization_id = b.organization_id
      where v.place_id is not null and v.valid @> ${at}::date
    )
    select p.code from power p where p.valid @> ${at}::date and exists (select from spot s
      cross join lateral grounds(${personId}::uuid, p.code, s.body, s.place, ${at}::date) g)`.execute(tx)
  const held = new Set(found.rows.map(({ code }) => code))
  const powers = (await listPowers(tx, at)).filter(({ code }) => held.has(code))
  return powers.toSorted((a, b) => b.kind.localeCompare(a.kind))
}
