import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Plan } from '../../changeover/index.ts'
import type { Kind, Title } from './words.ts'

/** Someone in a post of a body that ends. */
export interface Staff {
  personId: string
  code: string
  name: string
  bodyId: string
  positionCode: string
  title: Title
  lead: 'head' | 'deputy' | null
  kind: Kind
  /** First day in the post. */
  since: Day | null
  /** Whether a plan must say where they go; else this hangs on the post and ends with it. */
  needs: boolean
}

/**
 * Who serves on the day before in bodies that end, and would go on. A place is needed by whoever loses a post that
 * is no office beside another, and has no such post elsewhere; and by whoever has nothing else at all.
 */
export async function staffOf(
  tx: Snapshot,
  { effectiveOn: day, enactment }: Pick<Plan, 'effectiveOn' | 'enactment'>,
  bodyIds: readonly string[]
): Promise<Staff[]> {
  // Once the plan is enacted, what it ended ends on the day.
  const ended = enactment !== null
  const found = await sql<Staff>`
    with held as materialized (
      select a.person_id, a.kind, lower(a.valid) as since, p.organization_id, p.position_code
      from post p join appointment a on a.post_id = p.id and a.valid @> (${day}::date - 1)
      where p.organization_id = any (${[...bodyIds]}::uuid[]) and p.valid @> (${day}::date - 1)
        and (upper_inf(a.valid) or upper(a.valid) > ${day}::date or ${ended} and upper(a.valid) = ${day}::date)
    ),
    elsewhere as materialized (
      select h.person_id, bool_or(a.kind <> 'concurrent') as main
      from (select distinct person_id from held) h
      join appointment a on a.person_id = h.person_id and a.valid @> (${day}::date - 1)
        and (upper_inf(a.valid) or upper(a.valid) > ${day}::date)
      join post p on p.id = a.post_id and p.organization_id <> all (${[...bodyIds]}::uuid[])
      group by 1
    )
    select s.id as "personId", s.code, s.name, h.organization_id as "bodyId", h.position_code as "positionCode", h.kind, h.since,
      n.lead, jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title,
      case when h.kind = 'permanent' then true
        when exists (select from held o where o.person_id = h.person_id and o.kind = 'permanent') then false
        when h.kind = 'concurrent' then e.person_id is null else not coalesce(e.main, false) end as needs
    from held h join person s on s.id = h.person_id
    join position n on n.code = h.position_code and n.valid @> (${day}::date - 1)
    left join elsewhere e on e.person_id = h.person_id
    order by s.code, h.kind = 'permanent' desc, h.since`.execute(tx)
  return found.rows
}

/** A position as the law knows it on a day. */
export interface Position {
  code: string
  title: Title
  lead: 'head' | 'deputy' | null
  level: string | null
  organizationKinds: string[]
  functions: string[]
}

/** The positions of a day, leaders first. */
export async function positionsOn(tx: Snapshot, day: Day): Promise<Position[]> {
  const found = await sql<Position>`
    select code, jsonb_build_object('vi', title_vi, 'en', title_en, 'de', title_de) as title, lead, level,
      organization_kinds as "organizationKinds", functions
    from position where valid @> ${day}::date
    order by array_position(array['head', 'deputy'], lead), array_position(array['leadership', 'professional', 'support'], group_code), code`.execute(
    tx
  )
  return found.rows
}

/** A cap on deputies, and for how long a merger may exceed it. */
export interface Cap {
  areas: string
  positionCodes: string[]
  per: 'area' | 'organization'
  organizationKinds: string[]
  /** How many fit; of an average, as many as never exceed it. */
  limit: number
  toleratedMonths: number | null
}

/** The caps in force on a day. */
export async function capsOn(tx: Snapshot, day: Day): Promise<Cap[]> {
  const found = await sql<Cap>`
    select areas, position_codes as "positionCodes", per, organization_kinds as "organizationKinds",
      coalesce(max, greatest(floor(average_max), 1))::int as limit, tolerated_months as "toleratedMonths"
    from deputy_cap where valid @> ${day}::date order by id`.execute(tx)
  return found.rows
}

/** Posts of leaders that bodies have on a day already, and whether somebody holds them then. */
export interface Seat {
  bodyId: string
  positionCode: string
  held: boolean
  tolerated: boolean
}

/** Leaders' posts of all bodies on a day. */
export async function leadersSeats(tx: Snapshot, day: Day): Promise<Seat[]> {
  const found = await sql<Seat>`
    select p.organization_id as "bodyId", p.position_code as "positionCode", p.tolerated_until >= ${day}::date is true as tolerated,
      exists (select from appointment a where a.post_id = p.id and a.valid @> ${day}::date) as held
    from post p join position n on n.code = p.position_code and n.valid @> ${day}::date and n.lead is not null
    where p.valid @> ${day}::date`.execute(tx)
  return found.rows
}
