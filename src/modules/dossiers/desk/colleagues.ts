import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { FromRegister } from '../../../platform/record/index.ts'

/** Someone of a body to whom a dossier can be given. */
export interface Colleague {
  id: string
  name: string
  title: { vi: string; en: string; de: string }
  unitId: string
  unit: string
  /** Dossiers that they have open. */
  open: number
  /** Those of them that are late. */
  late: number
  /** Last day of an absence; null: they are there. */
  awayUntil: Day | null
}

/** What somebody chooses by name. */
export interface Named {
  id: string
  name: string
}

/** So many people are offered by name, and those of the bodies asked for themselves in any case. */
const most = 100

/**
 * The people of bodies and of the units below them on a day, those of one unit first, with what each has open. In a body of
 * hundreds whole units, the small ones first, which are its divisions: schools and hospitals assign to their own people.
 * @param firstId the unit whose people come first
 */
export async function colleaguesOf(
  tx: Snapshot,
  { bodies, firstId, day, now }: { bodies: readonly string[]; firstId?: string; day: Day; now: string }
): Promise<Colleague[]> {
  const near = [...bodies, ...(firstId ? [firstId] : [])]
  const first = firstId ?? null
  const found = await sql<Colleague>`
    with recursive below as (
      select organization_id as id, name from organization_version
      where organization_id = any (${near}::uuid[]) and valid @> ${day}::date
      union
      select o.organization_id, o.name from below b
      join organization_version o on o.parent_id = b.id and o.valid @> ${day}::date
    ), staff as (
      select distinct on (s.person_id) s.person_id, b.id as unit_id, b.name as unit, s.position_code
      from below b join serving(${day}::date) s on s.organization_id = b.id
      order by s.person_id, b.id = ${first}::uuid desc nulls last, b.id = any (${near}::uuid[]) desc
    ), near as (
      select unit_id, sum(count(*)) over (order by unit_id = any (${near}::uuid[]) desc, count(*), unit_id) as so_far
      from staff group by unit_id
    )
    select p.id, p.name, jsonb_build_object('vi', t.title_vi, 'en', t.title_en, 'de', t.title_de) as title,
      s.unit_id as "unitId", s.unit, w.open, w.late,
      (select coalesce(upper(a.valid) - 1, 'infinity') from absence a
        where a.person_id = p.id and a.valid @> ${day}::date limit 1)::text as "awayUntil"
    from staff s join near n on n.unit_id = s.unit_id and (n.so_far <= ${most} or s.unit_id = any (${near}::uuid[]))
    join person p on p.id = s.person_id
    join lateral (select title_vi, title_en, title_de from position where code = s.position_code limit 1) t on true
    cross join lateral (select count(*)::int as open,
        (count(*) filter (where d.due_at < ${now}::timestamptz))::int as late
      from dossier d where d.person_id = p.id and d.ended_at is null) w
    order by s.unit_id = ${first}::uuid desc nulls last, s.unit, w.open, p.name`.execute(tx)
  return found.rows
}

const units = new FromRegister<Named[]>()

/** Bodies on a day and all that is below them: themselves first, then by name. */
export function unitsWithin(tx: Snapshot, bodies: readonly string[], day: Day): Promise<Named[]> {
  return units.get(tx, `${day} ${bodies.join(',')}`, async () => {
    const found = await sql<Named>`
      with recursive below as (
        select organization_id as id, name, 0 as depth from organization_version
        where organization_id = any (${bodies}::uuid[]) and valid @> ${day}::date
        union
        select o.organization_id, o.name, b.depth + 1 from below b
        join organization_version o on o.parent_id = b.id and o.valid @> ${day}::date
      ) select id, name from below group by id, name order by min(depth), name, id`.execute(tx)
    return found.rows
  })
}

/** People by name, with their unit on a day; one of several units: by the first. Who left has none. */
export async function peopleNamed(
  tx: Snapshot,
  ids: readonly string[],
  day: Day
): Promise<(Named & { unit: string | null })[]> {
  if (!ids.length) return []
  const found = await sql<Named & { unit: string | null }>`
    select p.id, p.name, (select o.name from appointment a join post s on s.id = a.post_id and s.valid @> ${day}::date
      join organization_version o on o.organization_id = s.organization_id and o.valid @> ${day}::date
      where a.person_id = p.id and a.valid @> ${day}::date order by o.code limit 1) as unit
    from person p where p.id = any (${ids}::uuid[]) order by p.name, p.id`.execute(tx)
  return found.rows
}

/** Procedures of which a desk has had dossiers that run, by name. */
export async function proceduresAmong(tx: Snapshot, ids: readonly string[]): Promise<Named[]> {
  if (!ids.length) return []
  const found = await sql<Named>`
    select distinct on (v.procedure_id) v.procedure_id as id, v.name_vi as name from procedure_version v
    where v.procedure_id = any (${ids}::uuid[]) order by v.procedure_id, v.number desc`.execute(tx)
  return found.rows
}
