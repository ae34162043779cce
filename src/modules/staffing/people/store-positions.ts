import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Group, Words } from './words.ts'

/** A position as the law knows it on a day. */
export interface Position {
  code: string
  title: Words
  group: Group
  lead: 'head' | 'deputy' | null
  pot: 'civil_servant' | 'public_employee' | null
  level: 'province' | 'district' | 'commune' | null
  kinds: string[]
  functions: string[]
  ranks: { code: string; name: Words }[]
  start: Day | null
  /** Exclusive; null: open. */
  end: Day | null
  source: string | null
}

const columns = sql`n.code, jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title,
  n.group_code as "group", n.lead, n.pot, n.level, n.organization_kinds as kinds, n.functions,
  lower(n.valid) as start, upper(n.valid) as "end", n.source,
  coalesce((select jsonb_agg(jsonb_build_object('code', r.code,
      'name', jsonb_build_object('vi', r.name_vi, 'en', r.name_en, 'de', r.name_de)) order by r.ordinal)
    from rank r where r.code = any (n.ranks)), '[]') as ranks`

export interface PositionFilter {
  group?: string | undefined
  level?: string | undefined
  /** Positions that bodies of this kind may have. */
  kind?: string | undefined
}

/** The catalogue as of a day: leadership first, then by title. */
export async function listPositions(tx: Snapshot, at: Day, filter: PositionFilter = {}): Promise<Position[]> {
  const conditions = [sql`n.valid @> ${at}::date`]
  if (filter.group) conditions.push(sql`n.group_code = ${filter.group}`)
  if (filter.level) conditions.push(sql`(n.level is null or n.level = ${filter.level})`)
  if (filter.kind)
    conditions.push(sql`(n.organization_kinds = '{}' or ${filter.kind} = any (n.organization_kinds))`)
  const found =
    await sql<Position>`select ${columns} from position n where ${sql.join(conditions, sql` and `)}
    order by array_position(array['leadership', 'professional', 'support'], n.group_code),
      array_position(array['head', 'deputy'], n.lead) nulls last, fold(n.title_vi), n.code`.execute(tx)
  return found.rows
}

/** A position on a day; its end is the first day on which the law no longer knows it, whatever its wording. */
export async function positionInTime(tx: Snapshot, code: string, day: Day): Promise<Position | undefined> {
  const found = await sql<Position>`select n.* from (select ${columns},
      (select upper(r) from unnest((select range_agg(x.valid) from position x where x.code = n.code)) r
        where r @> ${day}::date) as known_until
    from position n where n.code = ${code} and n.valid @> ${day}::date) n`.execute(tx)
  const row = found.rows[0] as (Position & { known_until: Day | null }) | undefined
  return row && { ...row, end: row.known_until }
}

/** A body on a day, and the end of the time that it exists without a gap. */
export interface BodyInTime {
  name: string
  kind: string
  level: string | null
  end: Day | null
  endedBy: string | null
}

export async function bodyInTime(
  tx: Snapshot,
  organizationId: string,
  day: Day
): Promise<BodyInTime | undefined> {
  const found = await sql<BodyInTime>`
    select o.name, o.kind_code as kind, k.level, upper(r.life) as "end",
      (select x.ended_by from organization_version x where x.organization_id = o.organization_id
        and upper(x.valid) = upper(r.life)) as "endedBy"
    from organization_version o
    join area_version a on a.area_id = o.area_id and a.valid @> ${day}::date
    join kind k on k.code = a.kind_code
    cross join lateral (select life from unnest((select range_agg(x.valid) from organization_version x
      where x.organization_id = o.organization_id)) life where life @> ${day}::date) r
    where o.organization_id = ${organizationId}::uuid and o.valid @> ${day}::date`.execute(tx)
  return found.rows[0]
}
