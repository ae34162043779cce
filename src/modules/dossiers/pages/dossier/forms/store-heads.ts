import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import type { PaperHead } from '../../../papers/index.ts'

/** The head of a paper that a body gives out on a day: the body above it, itself, and where it is dated. */
export async function headOf(tx: Snapshot, organizationId: string, day: Day): Promise<PaperHead> {
  const found = await sql<{ agency: string; superior: string | null; place: string | null }>`
    select v.name as agency, up.name as superior, a.name as place
    from (select * from organization_version where organization_id = ${organizationId}::uuid
      order by valid @> ${day}::date desc, lower(valid) desc nulls last limit 1) v
    left join lateral (select u.name from organization_version u where u.organization_id = v.parent_id
      order by u.valid @> ${day}::date desc, lower(u.valid) desc nulls last limit 1) up on true
    left join lateral (select r.name from area_version r where r.area_id = v.area_id
      order by r.valid @> ${day}::date desc, lower(r.valid) desc nulls last limit 1) a on true`.execute(tx)
  const [body] = found.rows
  return {
    agency: body?.agency ?? '',
    place: body?.place ?? '',
    day,
    ...(body?.superior && { superior: body.superior })
  }
}
