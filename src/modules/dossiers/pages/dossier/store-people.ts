import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'

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

/** So many people are offered by name, and those of the unit that has it in any case. */
const most = 100

/**
 * The people of a body and of the units below it on a day, those of one unit first, with what each has open. In a body of
 * hundreds whole units, the small ones first, which are its divisions: schools and hospitals assign to their own people.
 */
export async function colleaguesOf(
  tx: Snapshot,
  { custodianId, unitId, day, now }: { custodianId: string; unitId: string; day: Day; now: string }
): Promise<Colleague[]> {
  const found = await sql<Colleague>`
    with recursive below as (
      select organization_id as id, name from organization_version
      where organization_id = any (${[custodianId, unitId]}::uuid[]) and valid @> ${day}::date
      union
      select o.organization_id, o.name from below b
      join organization_version o on o.parent_id = b.id and o.valid @> ${day}::date
    ), staff as (
      select distinct on (s.person_id) s.person_id, b.id as unit_id, b.name as unit, s.position_code
      from below b join serving(${day}::date) s on s.organization_id = b.id
      order by s.person_id, b.id = ${unitId}::uuid desc
    ), near as (
      select unit_id, sum(count(*)) over (order by unit_id = any (${[custodianId, unitId]}::uuid[]) desc, count(*), unit_id) as so_far
      from staff group by unit_id
    )
    select p.id, p.name, jsonb_build_object('vi', t.title_vi, 'en', t.title_en, 'de', t.title_de) as title,
      s.unit_id as "unitId", s.unit, w.open, w.late,
      (select coalesce(upper(a.valid) - 1, 'infinity') from absence a
        where a.person_id = p.id and a.valid @> ${day}::date limit 1)::text as "awayUntil"
    from staff s join near n on n.unit_id = s.unit_id and (n.so_far <= ${most} or s.unit_id = any (${[custodianId, unitId]}::uuid[]))
    join person p on p.id = s.person_id
    join lateral (select title_vi, title_en, title_de from position where code = s.position_code limit 1) t on true
    cross join lateral (select count(*)::int as open,
        (count(*) filter (where d.due_at < ${now}::timestamptz))::int as late
      from dossier d where d.person_id = p.id and d.ended_at is null) w
    order by s.unit_id = ${unitId}::uuid desc, s.unit, w.open, p.name`.execute(tx)
  return found.rows
}

/** Units of a body on a day: the body itself and what is below it. */
export async function unitsOf(
  tx: Snapshot,
  custodianId: string,
  day: Day
): Promise<{ id: string; name: string }[]> {
  const found = await sql<{ id: string; name: string }>`
    with recursive below as (
      select organization_id as id, name, 0 as depth from organization_version
      where organization_id = ${custodianId}::uuid and valid @> ${day}::date
      union
      select o.organization_id, o.name, b.depth + 1 from below b
      join organization_version o on o.parent_id = b.id and o.valid @> ${day}::date
    ) select id, name from below order by depth, name limit 200`.execute(tx)
  return found.rows
}
