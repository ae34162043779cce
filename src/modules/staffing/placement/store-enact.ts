import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/** What is enacted: the lines of a plan, on its day, by its decision. */
export interface Enacted {
  planId: string
  day: Day
  decisionId: string
}

interface Change {
  before: unknown
  after: unknown
}

/** An appointment that ended, with as much as the one that follows it takes over. */
export interface Closed extends Change {
  personId: string
  kind: string
  rankCode: string | null
  /** When it would have ended anyway. */
  end: Day | null
  endedBy: string | null
  endReason: string | null
  /** Whether its post ends, not only the hold on it. */
  postEnds: boolean
}

/** Posts of bodies that are no more on the day. */
const ending = (day: Day) => sql`(
  select p.* from post p join organization_version e on e.organization_id = p.organization_id and upper(e.valid) = ${day}::date
  where p.valid @> ${day}::date
    and not exists (select from organization_version n where n.organization_id = p.organization_id and n.valid @> ${day}::date))`

/**
 * Ends what is held of posts that end, the permanent posts of whoever is placed elsewhere, and everything that
 * those who leave hold. What would have ended later anyway keeps that end in what follows.
 */
export async function closeAppointments(tx: Tx, { planId, day, decisionId }: Enacted): Promise<Closed[]> {
  const closed = await sql<Closed>`
    with ending as materialized ${ending(day)},
    -- Each part finds its appointments by an index, so that it is quick whatever the planner believes of a fresh plan.
    found as materialized (
      select a.id, a.valid, true as ends, null as reason
      from ending e join appointment a on a.post_id = e.id
      union all
      select a.id, a.valid, false, l.reason
      from plan_placement l join appointment a on a.person_id = l.person_id
      where l.plan_id = ${planId}::uuid and (l.kind = 'leaving' or l.kind = 'permanent' and a.kind = 'permanent')
    ),
    closing as materialized (
      select f.id, bool_or(f.ends) as ends, max(f.reason) as reason from found f
      where f.valid @> ${day}::date and coalesce(lower(f.valid) < ${day}::date, true)
      group by f.id
    )
    update appointment a
    set valid = daterange(lower(a.valid), ${day}::date), ended_by = ${decisionId}::uuid,
      end_reason = case when c.reason = 'moved_away' then 'moved' when c.reason is not null then c.reason
        when c.ends then 'merged' else 'moved' end
    from closing c where c.id = a.id
    returning old.person_id as "personId", old.kind, old.rank_code as "rankCode", upper(old.valid) as "end",
      old.ended_by as "endedBy", old.end_reason as "endReason", c.ends as "postEnds", to_jsonb(old) as before, to_jsonb(new) as after`.execute(
    tx
  )
  return closed.rows
}

/** Ends the posts of bodies that end. */
export async function closePosts(tx: Tx, { day, decisionId }: Enacted): Promise<Change[]> {
  const closed = await sql<Change>`
    with ending as materialized ${ending(day)}
    update post p set valid = daterange(lower(p.valid), ${day}::date), ended_by = ${decisionId}::uuid
    from ending e where e.id = p.id
    returning to_jsonb(old) as before, to_jsonb(new) as after`.execute(tx)
  return closed.rows
}

/**
 * Opens posts as placed and appoints to them. Vacant posts that a body has already are taken first;
 * one above the cap is always a post of its own.
 */
export async function appoint(
  tx: Tx,
  { planId, day, decisionId }: Enacted,
  closed: readonly Closed[]
): Promise<unknown[]> {
  const kept = closed.map(({ before: _before, after: _after, ...one }) => one)
  const written = await sql<{ row: unknown }>`
    with kept as materialized (
      select distinct on (k."personId", k.kind) k.*
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k("personId" uuid, kind text, "rankCode" text,
        "end" date, "endedBy" uuid, "endReason" text)
      order by k."personId", k.kind, k."end" nulls first
    ),
    ranks as materialized (
      select "personId" as person_id, max("rankCode") as rank_code from kept where kind = 'permanent' group by 1
    ),
    wanted as materialized (
      select l.person_id, l.kind, l.position_code, l.tolerated_until, o.organization_id, s.demonstration, coalesce(k."rankCode", r.rank_code) as rank_code,
        k."end", k."endedBy" as ended_by, k."endReason" as end_reason,
        row_number() over (partition by o.organization_id, l.position_code, l.tolerated_until is null
          order by l.kind = 'permanent' desc, s.code) as n
      from plan_placement l
      join person s on s.id = l.person_id
      join organization_version o on o.code = l.organization_code and o.valid @> ${day}::date
      left join kept k on k."personId" = l.person_id and k.kind = l.kind
      left join ranks r on r.person_id = l.person_id
      where l.plan_id = ${planId}::uuid and l.kind <> 'leaving'
    ),
    vacant as materialized (
      select p.id, p.organization_id, p.position_code,
        row_number() over (partition by p.organization_id, p.position_code order by p.id) as n
      from post p
      where p.organization_id in (select organization_id from wanted) and p.valid @> daterange(${day}::date, null)
        and p.tolerated_until is null
        and not exists (select from appointment a where a.post_id = p.id and a.valid && daterange(${day}::date, null))
    ),
    seat as materialized (
      select w.*, coalesce(v.id, uuidv7()) as post_id, v.id is null as fresh
      from wanted w left join vacant v on w.tolerated_until is null and v.organization_id = w.organization_id
        and v.position_code = w.position_code and v.n = w.n
    ),
    opened as (
      insert into post (id, valid, organization_id, position_code, tolerated_until, tolerated_by, began_by, demonstration)
      select post_id, daterange(${day}::date, null), organization_id, position_code, tolerated_until,
        case when tolerated_until is not null then ${decisionId}::uuid end, ${decisionId}::uuid, demonstration
      from seat where fresh
      returning to_jsonb(post) as row
    ),
    appointed as (
      insert into appointment (valid, person_id, post_id, kind, rank_code, began_by, ended_by, end_reason, demonstration)
      select daterange(${day}::date, s."end"), s.person_id, s.post_id, s.kind, s.rank_code, ${decisionId}::uuid, s.ended_by, s.end_reason, s.demonstration
      from seat s
      returning to_jsonb(appointment) as row
    )
    select row from opened union all select row from appointed`.execute(tx)
  return written.rows.map(({ row }) => row)
}

/** Notes who leaves the service; a departure that is known already stays. */
export async function depart(tx: Tx, { planId, day, decisionId }: Enacted): Promise<unknown[]> {
  const written = await sql<{ row: unknown }>`
    insert into departure (person_id, on_date, reason, decision_id)
    select person_id, ${day}::date, reason, ${decisionId}::uuid
    from plan_placement where plan_id = ${planId}::uuid and kind = 'leaving'
    on conflict do nothing returning to_jsonb(departure) as row`.execute(tx)
  return written.rows.map(({ row }) => row)
}

/** Appointments that an entry of the record did not write, to posts that it opened. */
export async function appointedSince(tx: Tx, recordId: number): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from appointment a join post p on p.id = a.post_id
    where p.recorded_in = ${recordId} and a.recorded_in > ${recordId}`.execute(tx)
  return found.rows[0]?.count ?? 0
}
