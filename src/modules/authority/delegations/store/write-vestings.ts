import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'

/**
 * Writes the vestings of a signed and published delegation, one for each line; `capped` lines end with their basis.
 * @returns their ids in the order of the lines
 */
export async function writeVestings(
  tx: Tx,
  delegationId: string,
  capped: ReadonlyMap<number, Day>
): Promise<string[]> {
  const caps = [...capped].map(([ordinal, day]) => ({ ordinal, day }))
  const written = await sql<{ id: string }>`
    with line as (
      select l.*, uuidv7() as vesting_id, c.day as cap, d.kind, d.grantor_organization_id, d.grantor_post_id,
        d.demonstration, s.decision_id, p.published_on, p.published_in
      from delegation_line l join delegation d on d.id = l.delegation_id
      join delegation_signature s on s.delegation_id = d.id
      join delegation_publication p on p.delegation_id = d.id
      left join jsonb_to_recordset(${JSON.stringify(caps)}::jsonb) as c (ordinal integer, day date) using (ordinal)
      where d.id = ${delegationId}::uuid
    ),
    made as (
      insert into vesting (id, act, power_code, function_code, grantor_organization_id, grantor_post_id, holder_kind_code,
        holder_level, holder_position_code, holder_organization_id, holder_post_id, place_id, valid, conditions, means,
        onward, signature, published_on, published_in, decision_id, clause, demonstration)
      select vesting_id, kind, power_code, function_code, grantor_organization_id, grantor_post_id, holder_kind_code,
        holder_level, holder_position_code, holder_organization_id, holder_post_id, place_id,
        daterange(lower(valid), least(upper(valid), cap)), conditions, means, onward,
        coalesce(signature, case kind when 'authorization' then 'TUQ' when 'assignment' then case when exists (
            select from post h join position n on n.code = h.position_code and n.valid && h.valid
            where h.id = holder_post_id and n.lead = 'deputy') then 'KT' else 'TL' end end),
        published_on, published_in, decision_id, 'khoản ' || ordinal || ' Điều 1', demonstration
      from line returning id
    ),
    linked as (
      insert into delegation_vesting (vesting_id, line_id) select vesting_id, id from line
    )
    select l.vesting_id as id from line l join made m on m.id = l.vesting_id order by l.ordinal`.execute(tx)
  return written.rows.map(({ id }) => id)
}
