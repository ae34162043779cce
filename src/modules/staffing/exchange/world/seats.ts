import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { Hold, PostFacts } from '../../people/store-facts.ts'
import type { AppointmentKind } from '../../people/words.ts'

/** An appointment as the planning of a file sees it; it may be one that the file itself brings. */
export interface SeatHold extends Hold {
  rank: string | null
  positionCode: string
  /** Spans over which the holder is seconded elsewhere, where the seat is theirs permanently. */
  seconded: { start: Day | null; end: Day | null }[]
}

/** Posts that a file may fill, and every appointment that may stand in its way. */
export interface Seats {
  /** Posts of a position in a body, the earliest first. */
  posts(organizationId: string, position: string): PostFacts[]
  atPost(postId: string): SeatHold[]
  of(personId: string): SeatHold[]
  departures(personId: string): { onDate: Day; reason: string }[]
  /** From now on somebody holds a post. */
  add(hold: SeatHold): void
}

/** Loads, in a few queries, the posts of the bodies named and all that their holders and the persons named hold. */
export async function loadSeats(tx: Snapshot, bodies: string[], persons: string[]): Promise<Seats> {
  const posts = await sql<PostFacts>`
    select p.id, p.organization_id as "organizationId", o.name as "organizationName", p.position_code as "positionCode",
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title, n.lead, n.ranks,
      lower(p.valid) as start, upper(p.valid) as "end", p.ended_by as "endedBy", p.tolerated_until as "toleratedUntil",
      p.phone, p.email
    from post p
    join lateral (select * from position x where x.code = p.position_code and x.valid && p.valid
      order by lower(x.valid) desc nulls last limit 1) n on true
    join lateral (select * from organization_version x where x.organization_id = p.organization_id and x.valid && p.valid
      order by lower(x.valid) desc nulls last limit 1) o on true
    where p.organization_id = any (${bodies}::uuid[]) order by lower(p.valid) nulls first, p.id`.execute(tx)
  const holds = await sql<SeatHold>`
    select a.id, a.person_id as "personId", h.name as "personName", h.code as "personCode", a.post_id as "postId",
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title, p.position_code as "positionCode",
      p.organization_id as "organizationId", o.name as "organizationName", a.kind, a.rank_code as rank,
      lower(a.valid) as start, upper(a.valid) as "end", false as away,
      case when a.kind = 'permanent' then coalesce((
        select jsonb_agg(jsonb_build_object('start', lower(s.valid), 'end', upper(s.valid))) from appointment s
        where s.person_id = a.person_id and s.kind = 'secondment'), '[]') else '[]' end as seconded
    from appointment a join person h on h.id = a.person_id join post p on p.id = a.post_id
    join lateral (select * from position x where x.code = p.position_code and x.valid && p.valid
      order by lower(x.valid) desc nulls last limit 1) n on true
    join lateral (select * from organization_version x where x.organization_id = p.organization_id and x.valid && a.valid
      order by lower(x.valid) desc nulls last limit 1) o on true
    where a.person_id = any (${persons}::uuid[]) or p.organization_id = any (${bodies}::uuid[])
    order by lower(a.valid) nulls first, a.id`.execute(tx)
  const left = await sql<{ personId: string; onDate: Day; reason: string }>`
    select person_id as "personId", on_date as "onDate", reason from departure
    where person_id = any (${persons}::uuid[]) order by on_date`.execute(tx)
  return seatsOf(posts.rows, holds.rows, left.rows)
}

function seatsOf(
  posts: PostFacts[],
  holds: SeatHold[],
  left: { personId: string; onDate: Day; reason: string }[]
): Seats {
  const byPlace = Map.groupBy(posts, (post) => `${post.organizationId} ${post.positionCode}`)
  const byPost = Map.groupBy(holds, ({ postId }) => postId)
  const byPerson = Map.groupBy(holds, ({ personId }) => personId)
  const byLeaver = Map.groupBy(left, ({ personId }) => personId)
  const push = (map: Map<string, SeatHold[]>, key: string, hold: SeatHold) => {
    const list = map.get(key)
    if (list) list.push(hold)
    else map.set(key, [hold])
  }
  return {
    posts: (body, position) => byPlace.get(`${body} ${position}`) ?? [],
    atPost: (id) => byPost.get(id) ?? [],
    of: (id) => byPerson.get(id) ?? [],
    departures: (id) => byLeaver.get(id) ?? [],
    add(hold) {
      push(byPost, hold.postId, hold)
      push(byPerson, hold.personId, hold)
    }
  }
}

interface Span {
  start: Day | null
  end: Day | null
}

/** Whether two half-open spans share a day. */
export function overlap(one: Span, other: Span): boolean {
  return (
    (!one.end || !other.start || other.start < one.end) && (!other.end || !one.start || one.start < other.end)
  )
}

/** Whether a span covers another wholly. */
export function covers(wide: Span, narrow: Span): boolean {
  return (
    (!wide.start || (narrow.start !== null && wide.start <= narrow.start)) &&
    (!wide.end || (narrow.end !== null && narrow.end <= wide.end))
  )
}

/** A kind of appointment that a file may name. */
export type Kind = AppointmentKind
