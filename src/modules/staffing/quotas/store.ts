import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Pot, Span } from './quota.ts'

/** A quota as it is written down. */
export interface Quota {
  id: string
  organizationId: string
  /** The quota that it was assigned from; null: given to the province from above. */
  parentId: string | null
  /** The body of the parent: against what it has on each day the quota counts. */
  grantorId: string | null
  pot: Pot
  start: Day
  /** Exclusive. */
  end: Day
  headcount: number
  decisionId: string
}

const columns = sql.raw(`q.id, q.organization_id as "organizationId", q.parent_id as "parentId",
  (select g.organization_id from quota g where g.id = q.parent_id) as "grantorId", q.pot, lower(q.valid) as start,
  upper(q.valid) as "end", q.headcount, q.decision_id as "decisionId"`)

const range = ({ start, end }: Span) => sql`daterange(${start}::date, ${end}::date)`

/** The quota that a body has of a pot on a day, or undefined. */
export async function findQuota(
  tx: Snapshot,
  organizationId: string,
  pot: Pot,
  day: Day
): Promise<Quota | undefined> {
  const found = await sql<Quota>`select ${columns} from quota q
    where q.organization_id = ${organizationId}::uuid and q.pot = ${pot} and q.valid @> ${day}::date`.execute(
    tx
  )
  return found.rows[0]
}

/** The first quota that a body has of a pot within some days, or undefined. */
export async function firstQuotaWithin(
  tx: Snapshot,
  organizationId: string,
  pot: Pot,
  span: Span
): Promise<Quota | undefined> {
  const found = await sql<Quota>`select ${columns} from quota q
    where q.organization_id = ${organizationId}::uuid and q.pot = ${pot} and q.valid && ${range(span)}
    order by lower(q.valid) limit 1`.execute(tx)
  return found.rows[0]
}

/** All quotas of a body in a year, both pots, the earliest first. */
export async function quotasOf(tx: Snapshot, organizationId: string, span: Span) {
  const found = await sql<Quota & { decisionNumber: string; demonstration: boolean }>`
    select ${columns}, d.number as "decisionNumber", q.demonstration
    from quota q join decision d on d.id = q.decision_id
    where q.organization_id = ${organizationId}::uuid and q.valid && ${range(span)}
    order by q.pot, lower(q.valid)`.execute(tx)
  return found.rows
}

/** What a body has and what it has given on, on the day of a span on which the least is left. */
export interface Tightest {
  day: Day
  /** Null: no quota at all on that day. */
  has: number | null
  given: number
}

/**
 * The day of a span on which a body has the least left to give of a pot, what one receiver has left out of account.
 * Only the days on which something changes need a look.
 */
export async function tightestDay(
  tx: Snapshot,
  organizationId: string,
  pot: Pot,
  span: Span,
  without?: string
): Promise<Tightest> {
  const found = await sql<Tightest>`
    with given as (
      select c.valid, c.headcount from quota c join quota g on g.id = c.parent_id
      where g.organization_id = ${organizationId}::uuid and c.pot = ${pot} and c.valid && ${range(span)}
        and c.organization_id is distinct from ${without ?? null}::uuid
    ),
    own as (
      select q.valid, q.headcount from quota q
      where q.organization_id = ${organizationId}::uuid and q.pot = ${pot} and q.valid && ${range(span)}
    ),
    days as (
      select ${span.start}::date as day
      union select lower(valid) from given union select lower(valid) from own union select upper(valid) from own
    )
    select d.day, (select o.headcount from own o where o.valid @> d.day) as has,
      coalesce((select sum(g.headcount) from given g where g.valid @> d.day), 0)::int as given
    from days d where d.day <@ ${range(span)}
    order by (select o.headcount from own o where o.valid @> d.day)
      - coalesce((select sum(g.headcount) from given g where g.valid @> d.day), 0) nulls first, d.day
    limit 1`.execute(tx)
  return found.rows[0] as Tightest
}

/** The most that a body gives on of a pot on any day of a span, and that day; and to how many, were it nothing. */
export async function mostGiven(
  tx: Snapshot,
  organizationId: string,
  pot: Pot,
  span: Span
): Promise<{ day: Day; given: number; to: number }> {
  const found = await sql<{ day: Day; given: number; to: number }>`
    with given as (
      select c.valid, c.headcount from quota c join quota g on g.id = c.parent_id
      where g.organization_id = ${organizationId}::uuid and c.pot = ${pot} and c.valid && ${range(span)}
    )
    select d.day, coalesce((select sum(g.headcount) from given g where g.valid @> d.day), 0)::int as given,
      (select count(*)::int from given) as "to"
    from (select greatest(lower(valid), ${span.start}::date) as day from given union select ${span.start}::date) d
    order by given desc, d.day limit 1`.execute(tx)
  return found.rows[0] as { day: Day; given: number; to: number }
}

/** Persons with a permanent appointment in posts of the pot on a day, in a body and all below it. */
export async function filledOn(tx: Snapshot, organizationId: string, pot: Pot, day: Day): Promise<number> {
  const found = await sql<{ filled: number }>`
    select filled::int as filled from staff_held_by(${organizationId}::uuid, ${day}::date) where pot = ${pot}`.execute(
    tx
  )
  return found.rows[0]?.filled ?? 0
}

/** Writes a quota down. */
export async function insertQuota(
  tx: Tx,
  quota: Omit<Quota, 'id' | 'grantorId'> & { demonstration?: boolean }
): Promise<string> {
  const written = await sql<{ id: string }>`
    insert into quota (organization_id, parent_id, pot, valid, headcount, decision_id, demonstration)
    values (${quota.organizationId}, ${quota.parentId}, ${quota.pot}, ${range(quota)}, ${quota.headcount},
      ${quota.decisionId}, ${quota.demonstration ?? false}) returning id`.execute(tx)
  return (written.rows[0] as { id: string }).id
}

/** Says of a quota from its first day on what it should have said. */
export async function rewriteQuota(tx: Tx, id: string, headcount: number, decisionId: string): Promise<void> {
  await sql`update quota set headcount = ${headcount}, decision_id = ${decisionId} where id = ${id}::uuid`.execute(
    tx
  )
}

/** Ends a quota before `day`; one that would never have held is removed. Either way its history keeps it. */
export async function endQuota(tx: Tx, quota: Quota, day: Day): Promise<void> {
  if (day <= quota.start) await sql`delete from quota where id = ${quota.id}::uuid`.execute(tx)
  else
    await sql`update quota set valid = daterange(lower(valid), ${day}::date) where id = ${quota.id}::uuid`.execute(
      tx
    )
}
