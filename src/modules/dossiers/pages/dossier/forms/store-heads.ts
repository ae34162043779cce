import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import type { Entry } from '../../../dossier.ts'
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

/** Whom applicants may ask: whoever asked them, under the telephone of their post, else of a leader of the body. */
export async function contactOf(
  tx: Snapshot,
  { dossierId, number }: Entry,
  organizationId: string,
  name: string,
  day: Day
): Promise<{ contact?: { name: string; phone: string } }> {
  const found = await sql<{ phone: string }>`
    select p.phone from post p join position n on n.code = p.position_code and n.valid @> ${day}::date
    where p.phone is not null and p.valid @> ${day}::date and (p.organization_id = ${organizationId}::uuid and n.lead is not null
      or p.id = (select (e.ground ->> 'postId')::uuid from dossier_event e
        where e.dossier_id = ${dossierId}::uuid and e.number = ${number}))
    order by p.organization_id = ${organizationId}::uuid and n.lead is not null, n.lead = 'head' desc limit 1`.execute(
    tx
  )
  const phone = found.rows[0]?.phone
  return phone ? { contact: { name, phone } } : {}
}
