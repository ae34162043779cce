import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { InLanguages } from '../../resolve/index.ts'

/** How someone has a post: they hold it, or act in the stead of whoever should. */
export type Bearing = 'permanent' | 'acting' | 'secondment' | 'concurrent' | 'substitute'

/** A post for which someone acts on a day. */
export interface Borne {
  postId: string
  kind: Bearing
  title: InLanguages
  organizationName: string
}

/** Whoever asks, as the register knows them. */
export interface KnownPerson {
  id: string
  code: string
  name: string
  borne: Borne[]
  /** Emergency accesses of others that concern a post of theirs and that nobody has reviewed yet. */
  alerts: number
}

/** By what someone is known: an account, else a number; or directly. */
export interface KnownBy {
  personId?: string
  subject: string
  code?: string
}

const borneOn = (at: Day) => sql`
  select b.post_id as "postId", b.kind, names(n.title_vi, n.title_en, n.title_de) as title, o.name as "organizationName"
  from posts_borne(p.id, ${at}::date) b
  join post s on s.id = b.post_id and s.valid @> ${at}::date
  join position n on n.code = s.position_code and n.valid @> ${at}::date
  join organization_version o on o.organization_id = s.organization_id and o.valid @> ${at}::date
  order by array_position(array['permanent', 'acting', 'secondment', 'concurrent', 'substitute'], b.kind), b.post_id`

/** The person of the register with the posts for which they act on a day, in one question: it is asked for every request. */
export async function knownPerson(
  tx: Snapshot,
  { personId, subject, code }: KnownBy,
  at: Day
): Promise<KnownPerson | undefined> {
  const found = await sql<KnownPerson>`
    select p.id, p.code, p.name, coalesce(b.all, '[]') as borne,
      (select count(*)::int from emergency_access e where exists (select from emergency_alert a
          where a.emergency_access_id = e.id and a.post_id = any (b.posts))
        and e.person_id <> p.id
        and not exists (select from emergency_review r where r.emergency_access_id = e.id)) as alerts
    from person p
    cross join lateral (select jsonb_agg(to_jsonb(s)) as all, array_agg(s."postId") as posts from (${borneOn(at)}) s) b
    where p.id = coalesce(${personId ?? null}::uuid, (select person_id from account where subject = ${subject}),
      (select id from person where code = ${code ?? null}))`.execute(tx)
  return found.rows[0]
}

/** Someone with what they do now, for the demonstration's choice. */
export interface Serving {
  code: string
  name: string
  posts: { title: InLanguages; organizationName: string }[]
}

const serving = (at: Day) => sql`p.code, p.name, coalesce((
    select jsonb_agg(jsonb_build_object('title', names(n.title_vi, n.title_en, n.title_de), 'organizationName', o.name)
      order by n.lead nulls last, a.kind = 'concurrent')
    from serving(${at}::date) a
    join position n on n.code = a.position_code and n.valid @> ${at}::date
    join organization_version o on o.organization_id = a.organization_id and o.valid @> ${at}::date
    where a.person_id = p.id), '[]') as posts`

/** Persons by their numbers, in that order. */
export async function servingByCode(tx: Snapshot, codes: readonly string[], at: Day): Promise<Serving[]> {
  if (!codes.length) return []
  const found = await sql<Serving>`select ${serving(at)} from person p where p.code = any (${codes}::text[])
    order by array_position(${codes}::text[], p.code)`.execute(tx)
  return found.rows
}

const most = 20

/** Persons by number, by part of their name, or by the name of the body in which they serve; leaders first. */
export async function searchServing(tx: Snapshot, text: string, at: Day): Promise<Serving[]> {
  const part = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const found = await sql<Serving>`
    with met as (
      (select p.id, 0 as sort from person p where p.code = ${text})
      union all
      (select p.id, 1 from person p where fold(p.name) like fold(${part}) order by p.name limit ${most})
      union all
      (select a.person_id, case when n.lead = 'head' then 2 when n.lead = 'deputy' then 3 else 4 end
        from organization_version o
        join serving(${at}::date) a on a.organization_id = o.organization_id
        join position n on n.code = a.position_code and n.valid @> ${at}::date
        where o.valid @> ${at}::date and fold(o.name) like fold(${part}) order by 2, o.name limit ${most})
    ), once as (select id, min(sort) as sort from met group by id)
    select ${serving(at)} from once join person p on p.id = once.id order by once.sort, p.name, p.code limit ${most}`.execute(
    tx
  )
  return found.rows
}
