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
  /** The body from whose quota it comes. */
  grantorId: string | null
}

/** The bodies above those of a file, and what quotas stand or are brought by it. */
export interface Grantors {
  /** The bodies above a body on a day, the nearest first. */
  above(body: string, day: Day): string[]
  /**
   * From whom a body gets its quota where the row does not say: from whom it got the last one, else from the nearest
   * body above that is alike and has a quota. Null: the highest, given to the province itself; undefined: not certain.
   */
  usual(body: string, pot: string, day: Day): string | null | undefined
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
  const lines = await sql<{ id: string; start: Day; above: string[]; alike: string[] }>`
    with recursive asked as materialized (
      select g.id, g.start from jsonb_to_recordset(${JSON.stringify(distinct)}::jsonb) as g(id uuid, start date)
    ), line as (
      select a.id, a.start, o.organization_id as body, o.parent_id, 0 as distance from asked a
      join organization_version o on o.organization_id = a.id and o.valid @> a.start
      union all
      select l.id, l.start, o.organization_id, o.parent_id, l.distance + 1 from line l
      join organization_version o on o.organization_id = l.parent_id and o.valid @> l.start
    ), around as (
      select a.id, a.start, o.kind_code, v.area_id, v.parent_id, 0 as distance from asked a
      join organization_version o on o.organization_id = a.id and o.valid @> a.start
      join area_version v on v.area_id = o.area_id and v.valid @> a.start
      union all
      select r.id, r.start, r.kind_code, v.area_id, v.parent_id, r.distance + 1 from around r
      join area_version v on v.area_id = r.parent_id and v.valid @> r.start
    ), above as (
      select id, start, body, 0 as apart, distance, '' as name, true as alike from line where distance > 0
      union all
      select r.id, r.start, o.organization_id, 1, r.distance, o.name, r.distance > 0 and o.kind_code = r.kind_code
      from around r
      join organization_version o on o.area_id = r.area_id and o.valid @> r.start and o.parent_id is null
      where not exists (select from line l where l.id = r.id and l.start = r.start and l.body = o.organization_id)
    )
    select id, start, array_agg(body order by apart, distance, name) as above from above group by id, start`.execute(
    tx
  )
  const above = new Map(lines.rows.map((row) => [`${row.id} ${row.start}`, row]))
  const bodies = [...new Set([...asked.map(({ id }) => id), ...lines.rows.flatMap((row) => row.above)])]
  const quotas = await sql<StandingQuota>`
    select q.id, q.organization_id as "organizationId", q.pot, lower(q.valid) as start, upper(q.valid) as "end",
      q.headcount, g.organization_id as "grantorId"
    from quota q left join quota g on g.id = q.parent_id
    where q.organization_id = any (${bodies}::uuid[]) order by lower(q.valid)`.execute(tx)
  const standing = Map.groupBy(quotas.rows, ({ organizationId, pot }) => `${organizationId} ${pot}`)
  const brought = Map.groupBy(asked, ({ id, pot }) => `${id} ${pot}`)
  const holds = (spans: { start: Day; end: Day }[] | undefined, day: Day) =>
    spans?.some(({ start, end }) => start <= day && day < end) ?? false
  const has = (body: string, pot: string, day: Day) =>
    holds(standing.get(`${body} ${pot}`), day) || holds(brought.get(`${body} ${pot}`), day)
  return {
    above: (body, day) => above.get(`${body} ${day}`)?.above ?? [],
    usual(body, pot, day) {
      const last = standing.get(`${body} ${pot}`)?.findLast(({ start }) => start < day)
      if (last) return last.grantorId
      const { alike = [] } = above.get(`${body} ${day}`) ?? {}
      return alike.length === 0 ? null : alike.find((id) => has(id, pot, day))
    },
    standing: (body, pot) => standing.get(`${body} ${pot}`) ?? []
  }
}
