import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'

export interface StandingQuota {
  id: string
  organizationId: string
  pot: string
  start: Day
  end: Day
  headcount: number
}

/** The bodies above those of a file, and what quotas stand or are brought by it. */
export interface Grantors {
  /** The bodies above a body on a day, the nearest first. */
  above(body: string, day: Day): string[]
  /** Whether a body has a quota of a pot on a day, in the register or by the file. */
  has(body: string, pot: string, day: Day): boolean
  standing(body: string, pot: string): StandingQuota[]
}

interface Asked {
  id: string
  pot: string | null
  start: Day
  end: Day
}

/** Loads what `Grantors` answers, in two queries. */
export async function loadGrantors(tx: Snapshot, asked: Asked[]): Promise<Grantors> {
  const distinct = [...new Map(asked.map(({ id, start }) => [`${id} ${start}`, { id, start }])).values()]
  // As `bodiesAbove` of quotas has it, for all at once: superiors first, then bodies without one in the areas around.
  const lines = await sql<{ id: string; start: Day; above: string[] }>`
    with recursive asked as materialized (
      select g.id, g.start from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb) as g(id uuid, start date)
    ), line as (
      select a.id, a.start, o.organization_id as body, o.parent_id, 0 as distance from asked a
      join organization_version o on o.organization_id = a.id and o.valid @> a.start
      union all
      select l.id, l.start, o.organization_id, o.parent_id, l.distance + 1 from line l
      join organization_version o on o.organization_id = l.parent_id and o.valid @> l.start
    ), around as (
      select a.id, a.start, v.area_id, v.parent_id, 0 as distance from asked a
      join organization_version o on o.organization_id = a.id and o.valid @> a.start
      join area_version v on v.area_id = o.area_id and v.valid @> a.start
      union all
      select r.id, r.start, v.area_id, v.parent_id, r.distance + 1 from around r
      join area_version v on v.area_id = r.parent_id and v.valid @> r.start
    ), above as (
      select id, start, body, 0 as apart, distance, '' as name from line where distance > 0
      union all
      select r.id, r.start, o.organization_id, 1, r.distance, o.name from around r
      join organization_version o on o.area_id = r.area_id and o.valid @> r.start and o.parent_id is null
      where not exists (select from line l where l.id = r.id and l.start = r.start and l.body = o.organization_id)
    )
    select id, start, array_agg(body order by apart, distance, name) as above from above group by id, start`.execute(
    tx
  )
  const above = new Map(lines.rows.map((row) => [`${row.id} ${row.start}`, row.above]))
  const bodies = [...new Set([...asked.map(({ id }) => id), ...lines.rows.flatMap((row) => row.above)])]
  const quotas = await sql<StandingQuota>`
    select id, organization_id as "organizationId", pot, lower(valid) as start, upper(valid) as "end", headcount
    from quota where organization_id = any (${bodies}::uuid[]) order by lower(valid)`.execute(tx)
  const standing = Map.groupBy(quotas.rows, ({ organizationId, pot }) => `${organizationId} ${pot}`)
  const brought = Map.groupBy(asked, ({ id, pot }) => `${id} ${pot}`)
  const holds = (spans: { start: Day; end: Day }[] | undefined, day: Day) =>
    spans?.some(({ start, end }) => start <= day && day < end) ?? false
  return {
    above: (body, day) => above.get(`${body} ${day}`) ?? [],
    has: (body, pot, day) =>
      holds(standing.get(`${body} ${pot}`), day) || holds(brought.get(`${body} ${pot}`), day),
    standing: (body, pot) => standing.get(`${body} ${pot}`) ?? []
  }
}
