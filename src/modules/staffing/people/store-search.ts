import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { insiders, seenBy, type Viewer } from './viewer.ts'
import type { AppointmentKind, Group, Words } from './words.ts'

/** Someone found, with the posts that the viewer may see on the day. */
export interface FoundPerson {
  id: string
  /** Null for the public. */
  code: string | null
  name: string
  demonstration: boolean
  posts: {
    postId: string
    title: Words
    lead: 'head' | 'deputy' | null
    organizationId: string
    organizationName: string
    kind: AppointmentKind
    phone: string | null
    email: string | null
  }[]
}

/** What a search of people or vacancies may be narrowed by. */
export interface StaffFilter {
  at: Day
  /** Posts of this body and of those below it. */
  unitId?: string | undefined
  position?: string | undefined
  group?: Group | undefined
  /** Only who serves in this way. */
  kind?: AppointmentKind | undefined
}

/** Keyset: the row after which to go on. */
export interface After {
  name: string
  id: string
}

/**
 * People by name (with or without accents) or number, in the order of their names. Without words, and where a unit, position or
 * group is asked for, only those who serve so on the day; with words alone also those who served.
 */
export async function searchPeople(
  tx: Snapshot,
  text: string,
  viewer: Viewer,
  filter: StaffFilter & { after?: After | undefined; limit: number }
): Promise<FoundPerson[]> {
  const words = text.trim().slice(0, 100)
  const day = sql`${filter.at}::date`
  const narrowed = filter.unitId || filter.position || filter.group || filter.kind
  const conditions = [sql`true`]
  if (words) conditions.push(namedOrNumbered(words, viewer))
  // Without filters nearly everybody serves: looked up one by one in the order of names until the page is full.
  const oneByOne = narrowed || words || !viewer ? sql`` : sql`offset 0`
  if (!viewer || !words || narrowed)
    conditions.push(sql`exists (select from ${filter.unitId ? sql`there a` : sql`appointment a`}
      join post p on p.id = a.post_id and p.valid @> ${day}
      join position n on n.code = p.position_code and n.valid @> ${day}
      where a.person_id = s.id and a.valid @> ${day} and ${seenBy(viewer)} and ${postMatches(filter)}
        and ${filter.kind ? sql`a.kind = ${filter.kind}` : sql`true`} ${oneByOne})`)
  if (filter.after)
    conditions.push(sql`(fold(s.name), s.id) > (fold(${filter.after.name}), ${filter.after.id}::uuid)`)
  const found = await sql<FoundPerson>`
    with ${bodiesWithin(filter)},
    -- Those of a unit first: the planner takes them for many and would walk through all names (800 ms, so 20).
    there as materialized (select a.* from post p join appointment a on a.post_id = p.id and a.valid @> ${day}
      where p.organization_id in (select within.id from within) and p.valid @> ${day}),
    page as materialized (select s.* from person s where ${sql.join(conditions, sql` and `)}
      order by fold(s.name), s.id limit ${filter.limit})
    select s.id, ${insiders(viewer, sql`s.code`)} as code, s.name, s.demonstration, h.posts
    from page s
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('postId', p.id,
        'title', jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de), 'lead', n.lead,
        'organizationId', o.organization_id, 'organizationName', o.name, 'kind', a.kind,
        'phone', case when n.lead is not null then p.phone end, 'email', case when n.lead is not null then p.email end)
        order by array_position(array['permanent', 'acting', 'secondment', 'concurrent'], a.kind), p.id), '[]') as posts
      from appointment a
      join post p on p.id = a.post_id and p.valid @> ${day}
      join position n on n.code = p.position_code and n.valid @> ${day}
      join organization_version o on o.organization_id = p.organization_id and o.valid @> ${day}
      where a.person_id = s.id and a.valid @> ${day} and ${seenBy(viewer)}
    ) h
    order by fold(s.name), s.id`.execute(tx)
  return found.rows
}

/** A post that nobody holds on the day. */
export interface Vacancy {
  postId: string
  title: Words
  positionCode: string
  group: Group
  lead: 'head' | 'deputy' | null
  organizationId: string
  organizationName: string
  since: Day | null
  /** Who acts meanwhile. */
  acting: string | null
}

/** Posts that nobody holds on the day (someone may be acting), in the order of bodies. */
export async function vacancies(
  tx: Snapshot,
  viewer: Viewer,
  filter: StaffFilter & { after?: After | undefined; limit: number }
): Promise<Vacancy[]> {
  const day = sql`${filter.at}::date`
  const conditions = [sql`p.valid @> ${day}`, seenBy(viewer), postMatches(filter), nobodyHolds(day)]
  if (filter.after)
    conditions.push(sql`(o.folded, p.id) > (fold(${filter.after.name}), ${filter.after.id}::uuid)`)
  // Names are folded once a body, not once a post: 150 ms of 22,500 posts become 20.
  const found = await sql<Vacancy>`
    with ${bodiesWithin(filter)},
    o as materialized (select v.organization_id, v.name, fold(v.name) as folded from organization_version v
      where v.valid @> ${day})
    select p.id as "postId", jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title,
      n.code as "positionCode", n.group_code as "group", n.lead, o.organization_id as "organizationId",
      o.name as "organizationName",
      coalesce((select max(upper(a.valid)) from appointment a where a.post_id = p.id and a.kind <> 'acting'
        and upper(a.valid) <= ${day}), lower(p.valid)) as since,
      (select s.name from appointment a join person s on s.id = a.person_id
        where a.post_id = p.id and a.kind = 'acting' and a.valid @> ${day}) as acting
    from post p
    join position n on n.code = p.position_code and n.valid @> ${day}
    join o on o.organization_id = p.organization_id
    where ${sql.join(conditions, sql` and `)}
    order by o.folded, p.id limit ${filter.limit}`.execute(tx)
  return found.rows
}

/** How many serve on a day, in how many posts, and how many of these nobody holds. */
export async function staffCounts(
  tx: Snapshot,
  at: Day
): Promise<{ people: number; posts: number; vacant: number; acting: number }> {
  const day = sql`${at}::date`
  const found = await sql<{ people: number; posts: number; vacant: number; acting: number }>`
    select (select count(distinct a.person_id) from appointment a where a.valid @> ${day})::int as people,
      (select count(*) from post p where p.valid @> ${day})::int as posts,
      (select count(*) from post p where p.valid @> ${day} and ${nobodyHolds(day)})::int as vacant,
      (select count(*) from appointment a where a.kind = 'acting' and a.valid @> ${day})::int as acting`.execute(
    tx
  )
  const [counts] = found.rows
  return counts ?? { people: 0, posts: 0, vacant: 0, acting: 0 }
}

function nobodyHolds(day: ReturnType<typeof sql>) {
  return sql`not exists (select from appointment a where a.post_id = p.id and a.valid @> ${day} and a.kind <> 'acting')`
}

/** The whole number, or part of the name; the public finds by names alone. */
function namedOrNumbered(words: string, viewer: Viewer) {
  const like = words.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const named = sql`fold(s.name) like '%' || fold(${like}) || '%'`
  return viewer ? sql`(${named} or s.code = ${words})` : named
}

/** What a filter wants of a post `p` and its position `n`. */
function postMatches({ unitId, position, group }: StaffFilter) {
  const conditions = [sql`true`]
  if (unitId) conditions.push(sql`p.organization_id in (select within.id from within)`)
  if (position) conditions.push(sql`p.position_code = ${position}`)
  if (group) conditions.push(sql`n.group_code = ${group}`)
  return sql.join(conditions, sql` and `)
}

/** The body that is asked for with all below it, as `within`. */
function bodiesWithin({ unitId, at }: StaffFilter) {
  return sql`recursive within as (
    select ${unitId ?? null}::uuid as id
    union all
    select v.organization_id from within w join organization_version v on v.parent_id = w.id and v.valid @> ${at}::date
  )`
}
