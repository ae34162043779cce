import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { dayAfter } from '../../../../platform/day.ts'
import type { Grantor, LineInput } from '../delegation.ts'

/** A standing vesting of the same grantor that would decide beside a new line. */
export interface Rival {
  vestingId: string
  holder: string
  decision: string
  firstDay: string
  end: string | null
}

/**
 * Standing grants of the same thing by the same grantor to somebody else at the same time and place: beside them a line
 * would make two who decide. A narrower grant (a power within a field) goes before a wider one and is no rival.
 */
export async function rivalsOf(tx: Snapshot, grantor: Grantor, line: LineInput): Promise<Rival[]> {
  const post = 'postId' in grantor ? grantor.postId : null
  const body = 'organizationId' in grantor ? grantor.organizationId : null
  const { holder } = line
  const found = await sql<Rival>`
    select v.id as "vestingId", coalesce(post_party(v.holder_post_id, lower(v.valid)) #>> '{name,vi}',
        body_party(v.holder_organization_id, lower(v.valid)) #>> '{name,vi}', v.holder_position_code, v.holder_kind_code) as holder,
      d.number as decision, lower(v.valid) as "firstDay", upper(v.valid) as "end"
    from vesting v join decision d on d.id = v.decision_id
    where v.act <> 'devolution'
      and (v.grantor_post_id = ${post}::uuid or v.grantor_organization_id = ${body}::uuid)
      and (v.power_code = ${line.power ?? null} or v.function_code = ${line.field ?? null})
      and coalesce(v.power_code, v.function_code) not in (select p.code from power p where p.kind = 'work')
      and v.valid && daterange(${line.firstDay}::date, ${line.lastDay ? dayAfter(line.lastDay) : null}::date)
      and (v.place_id is null or ${line.placeId ?? null}::uuid is null or area_within(v.place_id, ${line.placeId ?? null}::uuid)
        or area_within(${line.placeId ?? null}::uuid, v.place_id))
      and not (${holder.kind} = 'post' and v.holder_post_id::text = ${holder.id}
        or ${holder.kind} = 'organization' and v.holder_organization_id::text = ${holder.id}
        or ${holder.kind} = 'position' and v.holder_position_code = ${holder.id}
        or ${holder.kind} = 'kind' and v.holder_kind_code = ${holder.id})
    order by lower(v.valid), d.number`.execute(tx)
  return found.rows
}
