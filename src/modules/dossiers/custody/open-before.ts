import { sql } from 'kysely'
import { dayBefore } from '../../../platform/day.ts'
import type { Plan } from '../../changeover/index.ts'

/**
 * The open dossiers that came before the day of a plan, each with the work that it belongs to on the day before: of the
 * body that it came to, or that it was given to singly. Columns: id, procedure_id, origin, field, place, since.
 */
export const openBefore = ({ id, effectiveOn }: Pick<Plan, 'id' | 'effectiveOn'>) => sql`
  select d.id, d.procedure_id, coalesce(c.custodian_id, p.origin_id) as origin, p.function_code as field,
    p.place_id as place, coalesce(lower(c.valid), p.since) as since
  from dossier d join pile p on p.id = d.pile_id
  left join dossier_custody c on c.dossier_id = d.id and c.valid @> ${dayBefore(effectiveOn)}::date
  where d.ended_at is null and d.phase <> 'draft' and coalesce(d.submitted_at, d.received_at)
    < (${effectiveOn}::date)::timestamp at time zone coalesce((select time_zone from locality limit 1), 'UTC')
    -- Another plan of the same day gave it away already.
    and (not exists (select from dossier_custody g where g.dossier_id = d.id and lower(g.valid) = ${effectiveOn}::date)
      or exists (select from plan_dossier l where l.plan_id = ${id}::uuid and l.dossier_id = d.id))`
