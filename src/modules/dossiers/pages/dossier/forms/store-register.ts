import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { instant } from '../../../book/moments.ts'
import type { RegisterRow } from '../../../papers/index.ts'

/** A line of the register of dossiers, before its words. */
export interface RegisterLine
  extends Omit<RegisterRow, 'returnAt' | 'transferredAt' | 'resultAt' | 'returnedAt'> {
  id: string
  returnAt: string | null
  transferredAt: string | null
  resultAt: string | null
  returnedAt: string | null
  way: 'counter' | 'online' | 'post'
}

/** More than these nobody prints; a shorter span is asked for. */
export const mostLines = 20_000

/**
 * What a body received in a span of days, at its counters or as the one that settles it.
 * @param span first and last day, in the time zone of the place
 */
export async function registerOf(
  tx: Snapshot,
  organizationId: string,
  { from, until, timeZone, limit }: { from: Day; until: Day; timeZone: string; limit: number }
): Promise<RegisterLine[]> {
  const at = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`
  const found = await sql<RegisterLine>`
    with own as materialized (
      select d.* from dossier d
      where d.received_at >= ${from}::date::timestamp at time zone ${timeZone}
        and d.received_at < (${until}::date + 1)::timestamp at time zone ${timeZone}
        and (d.reception_id = ${organizationId}::uuid
          or d.pile_id in (select p from piles_of(${organizationId}::uuid, ${until}::date) p))
      order by d.received_at, d.code limit ${limit}
    ), moved as (
      select e.dossier_id,
        min(e.at) filter (where e.type in ('assign', 'take_over')) as transferred,
        min(e.at) filter (where e.type = 'send') as sent
      from own o join dossier_event e on e.dossier_id = o.id
      where e.type in ('assign', 'take_over', 'send') group by e.dossier_id
    )
    select o.id, o.code, v.name_vi as procedure, o.sets, o.applicant_name as applicant, o.applicant_address as address,
      o.applicant_phone as phone, o.return_way as way,
      (select n.name from organization_version n where n.organization_id = p.origin_id
        order by n.valid @> ${until}::date desc, lower(n.valid) desc nulls last limit 1) as settling,
      ${at('o.received_at')} as "receivedAt", ${at('o.promised_at')} as "returnAt", ${at('m.transferred')} as "transferredAt",
      ${at('m.sent')} as "resultAt", ${at('o.handed_over_at')} as "returnedAt"
    from own o join procedure_version v on v.id = o.version_id join pile p on p.id = o.pile_id
    left join moved m on m.dossier_id = o.id order by o.received_at, o.code`.execute(tx)
  return found.rows
}
