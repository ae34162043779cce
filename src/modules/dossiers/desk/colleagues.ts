import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { FromRegister } from '../../../platform/record/index.ts'
import type { Desk } from './scope.ts'

export interface Colleague {
  id: string
  name: string
  /** Their post and body, in the language asked. */
  post: string
}

const colleagues = new FromRegister<Colleague[]>()
const units = new FromRegister<{ id: string; name: string }[]>()

/** Whoever serves in the bodies of a desk and in the units below: among them work is given out. */
export function colleaguesOf(tx: Snapshot, desk: Desk, language: 'vi' | 'en' | 'de'): Promise<Colleague[]> {
  const { bodies, day } = desk
  return colleagues.get(tx, `${language} ${day} ${bodies.join(',')}`, () =>
    findColleagues(tx, desk, language)
  )
}

async function findColleagues(
  tx: Snapshot,
  { bodies, day }: Desk,
  language: 'vi' | 'en' | 'de'
): Promise<Colleague[]> {
  const found = await sql<Colleague>`
    with recursive within as (
      select unnest(${bodies}::uuid[]) as id
      union
      select o.organization_id from within w join organization_version o on o.parent_id = w.id and o.valid @> ${day}::date
    )
    select distinct on (n.name, n.id) n.id, n.name,
      ${sql.ref(`t.title_${language}`)} || ', ' || o.name as post
    from within w join post p on p.organization_id = w.id and p.valid @> ${day}::date
    join appointment a on a.post_id = p.id and a.valid @> ${day}::date join person n on n.id = a.person_id
    join position t on t.code = p.position_code and t.valid @> ${day}::date
    join organization_version o on o.organization_id = p.organization_id and o.valid @> ${day}::date
    where not exists (select from absence b where b.person_id = n.id and b.valid @> ${day}::date)
    order by n.name, n.id, o.code limit 500`.execute(tx)
  return found.rows
}

/** The bodies of a desk and the units below them on its day, by name: to choose among. */
export function unitsOf(tx: Snapshot, desk: Desk): Promise<{ id: string; name: string }[]> {
  const own = [...desk.leads, ...desk.units]
  return units.get(tx, `${desk.day} ${own.join(',')}`, () => findUnits(tx, own, desk.day))
}

async function findUnits(tx: Snapshot, own: string[], day: Day): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    with recursive within as (
      select unnest(${own}::uuid[]) as id
      union
      select o.organization_id from within w join organization_version o on o.parent_id = w.id and o.valid @> ${day}::date
    )
    select o.organization_id as id, o.name from within w
    join organization_version o on o.organization_id = w.id and o.valid @> ${day}::date
    order by o.parent_id is not null, o.name limit 300`.execute(tx)
  return found.rows
}

/** Procedures of which a desk has had dossiers that run, by name. */
export async function proceduresAmong(
  tx: Snapshot,
  ids: readonly string[]
): Promise<{ id: string; name: string }[]> {
  if (!ids.length) return []
  const found = await sql<{ id: string; name: string }>`
    select distinct on (v.procedure_id) v.procedure_id as id, v.name_vi as name from procedure_version v
    where v.procedure_id = any (${ids}::uuid[]) order by v.procedure_id, v.number desc`.execute(tx)
  return found.rows
}
