import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { VestingAct } from '../../resolve/index.ts'
import type { Grantor } from '../delegation.ts'

/** A power that a grantor holds in a place on a day, by one link of a chain of grounds. */
export interface Holding {
  power: string
  placeId: string
  act: VestingAct
  onward: boolean
  /** First day on which a link up to this one holds no more; null: no end is known. */
  end: Day | null
  /** The decision whose link ends first. */
  endsWith: string | null
}

/**
 * What of some powers a grantor holds in some places on a day: every link of the chains of grounds that names the
 * grantor as its holder, unless the grantor decentralized the power onward and so has it no more.
 */
export async function holdingsOf(
  tx: Snapshot,
  question: { grantor: Grantor; at: Day; powers: readonly string[]; places: readonly string[] }
): Promise<Holding[]> {
  const { grantor, at, powers, places } = question
  const post = 'postId' in grantor ? grantor.postId : null
  const body = 'organizationId' in grantor ? grantor.organizationId : null
  const found = await sql<Holding>`
    with giver as (
      select f.post_id, f.organization_id, f.position_code, f.lead, f.kind_code, f.level, f.area_id
      from post_facts f where f.post_id = ${post}::uuid and f.valid @> ${at}::date and f.position_valid @> ${at}::date
        and f.organization_valid @> ${at}::date and f.area_valid @> ${at}::date
      union all
      select null, o.organization_id, null, 'head', o.kind_code, k.level, o.area_id
      from organization_version o join area_version a on a.area_id = o.area_id and a.valid @> ${at}::date
      join kind k on k.code = a.kind_code
      where o.organization_id = ${body}::uuid and o.valid @> ${at}::date
    ),
    answer as materialized (
      select row_number() over () as n, d.power_code, d.place_id, d.chain
      from deciders(${at}::date, ${powers}::text[], ${places}::uuid[]) d
    ),
    link as (
      select a.n, a.power_code, a.place_id, c.step, v.id, v.act, v.onward, v.holder_post_id, v.holder_position_code,
        v.holder_organization_id, v.holder_kind_code, v.holder_level,
        lead(v.act) over (partition by a.n order by c.step) as next_act,
        min(upper(v.valid)) over (partition by a.n order by c.step) as ends_on
      from answer a cross join lateral unnest(a.chain) with ordinality c (id, step) join vesting v on v.id = c.id
    )
    select distinct l.power_code as power, l.place_id as "placeId", l.act, l.onward, l.ends_on as "end",
      (select d.number from link k join vesting w on w.id = k.id join decision d on d.id = w.decision_id
        where k.n = l.n and k.step <= l.step and upper(w.valid) = l.ends_on order by k.step limit 1) as "endsWith"
    from link l cross join giver g
    where coalesce(l.next_act, '') <> 'decentralization'
      and (l.holder_post_id = g.post_id or l.holder_position_code = g.position_code
        or g.lead = 'head' and (l.holder_organization_id = g.organization_id
          or l.holder_kind_code = g.kind_code and (l.holder_level is null or l.holder_level = g.level)))
      and exists (select from areas_around(l.place_id, ${at}::date) x where x.area_id = g.area_id)`.execute(
    tx
  )
  return found.rows
}

/** The lowest areas in which a line passes something on: those of its place, else of the grantor's territory. */
export async function placesOfLine(tx: Snapshot, territory: string, at: Day): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with recursive below as (
      select a.area_id from area_version a where a.area_id = ${territory}::uuid and a.valid @> ${at}::date
      union all
      select a.area_id from below b join area_version a on a.parent_id = b.area_id and a.valid @> ${at}::date
    )
    select b.area_id as id from below b
    where not exists (select from area_version c where c.parent_id = b.area_id and c.valid @> ${at}::date)`.execute(
    tx
  )
  return found.rows.map(({ id }) => id)
}

/** A grantor on a day: its body, the area that this serves, and what it is called. Undefined: it does not exist then. */
export async function grantorOnDay(
  tx: Snapshot,
  grantor: Grantor,
  at: Day
): Promise<{ organizationId: string; areaId: string; name: string } | undefined> {
  const found = await sql<{ organizationId: string; areaId: string; name: string }>`
    select o.organization_id as "organizationId", o.area_id as "areaId",
      ${
        'postId' in grantor
          ? sql`post_party(${grantor.postId}::uuid, ${at}::date) #>> '{name,vi}'`
          : sql`o.name`
      } as name
    from organization_version o
    where o.valid @> ${at}::date and o.organization_id = ${
      'postId' in grantor
        ? sql`(select p.organization_id from post p where p.id = ${grantor.postId}::uuid and p.valid @> ${at}::date)`
        : sql`${grantor.organizationId}::uuid`
    }`.execute(tx)
  return found.rows[0]
}

/** Powers that one line is about: itself, or all of its field (and the fields below) that are in force on the day. */
export async function powersOfLine(
  tx: Snapshot,
  line: { power?: string | undefined; field?: string | undefined },
  at: Day
): Promise<{ code: string; kind: 'decision' | 'work' }[]> {
  const found = await sql<{ code: string; kind: 'decision' | 'work' }>`
    select p.code, p.kind from power p where p.valid @> ${at}::date and case when ${line.power ?? null}::text is not null
      then p.code = ${line.power ?? null}
      else exists (select from function_line(p.function_code) f where f.code = ${line.field ?? null}) end
    order by p.code`.execute(tx)
  return found.rows
}
