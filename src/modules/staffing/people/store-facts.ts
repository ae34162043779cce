import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type Day, dayBefore } from '../../../platform/day.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Target } from '../../../platform/record/index.ts'
import { type Person, personByCode } from './store-persons.ts'
import type { AppointmentKind, Words } from './words.ts'

/** A post over its whole time, with its position as it was when the post was opened. */
export interface PostFacts {
  id: string
  organizationId: string
  organizationName: string
  positionCode: string
  title: Words
  lead: 'head' | 'deputy' | null
  ranks: string[]
  start: Day | null
  end: Day | null
  endedBy: string | null
  toleratedUntil: Day | null
  phone: string | null
  email: string | null
}

/** A post by id, or undefined. */
export async function findPost(tx: Snapshot, id: string): Promise<PostFacts | undefined> {
  const found = await sql<PostFacts>`
    select p.id, p.organization_id as "organizationId", o.name as "organizationName", p.position_code as "positionCode",
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title, n.lead, n.ranks,
      lower(p.valid) as start, upper(p.valid) as "end", p.ended_by as "endedBy", p.tolerated_until as "toleratedUntil",
      p.phone, p.email
    from post p
    join lateral (select * from position x where x.code = p.position_code and x.valid && p.valid
      order by lower(x.valid) desc nulls last limit 1) n on true
    join lateral (select * from organization_version x where x.organization_id = p.organization_id and x.valid && p.valid
      order by lower(x.valid) desc nulls last limit 1) o on true
    where p.id = ${id}::uuid`.execute(tx)
  return found.rows[0]
}

/** @throws notFound */
export async function getPost(tx: Snapshot, id: string): Promise<PostFacts> {
  const post = await findPost(tx, id)
  if (!post) throw notFound('people.refusal.no_post')
  return post
}

/** @throws notFound, at the field that named them */
export async function getPerson(tx: Snapshot, code: string, path = 'person'): Promise<Person> {
  const person = await personByCode(tx, code)
  if (person) return person
  throw notFound('people.refusal.no_person', { code }, [
    { path, messageKey: 'people.refusal.no_person', params: { code } }
  ])
}

/** A person's hold on a post, with as much as a refusal has to name. */
export interface Hold {
  id: string
  personId: string
  personName: string
  personCode: string
  postId: string
  title: Words
  organizationId: string
  organizationName: string
  kind: AppointmentKind
  start: Day | null
  end: Day | null
  /** Seconded elsewhere over all of the asked time: the seat at home rests. */
  away: boolean
}

interface HoldFilter {
  ids?: string[]
  postId?: string
  personId?: string
  from?: Day | null
  end?: Day | null
}

/** Appointments that touch a span of days (half-open; null: open), the earliest first. */
export async function holdsIn(tx: Snapshot, filter: HoldFilter): Promise<Hold[]> {
  const span = sql`daterange(${filter.from ?? null}::date, ${filter.end ?? null}::date)`
  const conditions = [sql`a.valid && ${span}`]
  if (filter.ids) conditions.push(sql`a.id = any (${filter.ids}::uuid[])`)
  if (filter.postId) conditions.push(sql`a.post_id = ${filter.postId}::uuid`)
  if (filter.personId) conditions.push(sql`a.person_id = ${filter.personId}::uuid`)
  const found = await sql<Hold>`
    select a.id, a.person_id as "personId", h.name as "personName", h.code as "personCode", a.post_id as "postId",
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title,
      p.organization_id as "organizationId", o.name as "organizationName", a.kind,
      lower(a.valid) as start, upper(a.valid) as "end",
      a.kind = 'permanent' and exists (select from appointment s where s.person_id = a.person_id
        and s.kind = 'secondment' and s.valid @> ${span}) as away
    from appointment a join person h on h.id = a.person_id join post p on p.id = a.post_id
    join lateral (select * from position x where x.code = p.position_code and x.valid && p.valid
      order by lower(x.valid) desc nulls last limit 1) n on true
    join lateral (select * from organization_version x where x.organization_id = p.organization_id and x.valid && a.valid
      order by lower(x.valid) desc nulls last limit 1) o on true
    where ${sql.join(conditions, sql` and `)} order by lower(a.valid) nulls first, a.id`.execute(tx)
  return found.rows
}

/** Whoever acts, from a day on, at the permanent post of someone whose secondment (one of `ids`) ends then. */
export async function actingAtHome(tx: Snapshot, ids: readonly string[], on: Day): Promise<string[]> {
  const found = await sql<{ id: string }>`select b.id from appointment s
    join appointment h on h.person_id = s.person_id and h.kind = 'permanent' and h.valid @> ${on}::date
    join appointment b on b.post_id = h.post_id and b.kind = 'acting' and b.valid && daterange(${on}::date, null)
    where s.id = any (${ids}::uuid[]) and s.kind = 'secondment'`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** Days on which someone leaves the service, the earliest first. */
export async function departuresOf(
  tx: Snapshot,
  personId: string
): Promise<{ onDate: Day; reason: string }[]> {
  const found = await sql<{ onDate: Day; reason: string }>`select on_date as "onDate", reason from departure
    where person_id = ${personId}::uuid order by on_date`.execute(tx)
  return found.rows
}

/** The body of a post, as the target of acts on it. */
export async function bodyOfPost(tx: Snapshot, postId: string): Promise<Target> {
  const found = await sql<{ organizationId: string }>`select organization_id as "organizationId" from post
    where id = ${postId}::uuid`.execute(tx)
  return found.rows[0] ?? null
}

/** The body that someone belongs to on a day, by their permanent post before any other; none: the province decides. */
export async function bodyOfPerson(tx: Snapshot, personId: string, at: Day): Promise<Target> {
  const found = await sql<{ organizationId: string }>`select p.organization_id as "organizationId"
    from appointment a join post p on p.id = a.post_id
    where a.person_id = ${personId}::uuid and a.valid @> ${at}::date
    order by a.kind = 'permanent' desc, lower(a.valid) limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The body that has someone now or had them last: by their latest permanent post, or the latest of any kind. */
export async function lastBodyOf(tx: Snapshot, personId: string): Promise<Target> {
  const found = await sql<{ organizationId: string }>`select p.organization_id as "organizationId"
    from appointment a join post p on p.id = a.post_id where a.person_id = ${personId}::uuid
    order by a.kind = 'permanent' desc, lower(a.valid) desc nulls last limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The body to which whoever leaves on a day belonged the day before. */
export async function bodyBefore(tx: Snapshot, code: string, day: Day): Promise<Target> {
  const person = await personByCode(tx, code)
  return person ? bodyOfPerson(tx, person.id, dayBefore(day)) : null
}
