import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Announced, Speaker } from './cloud-event.ts'

const named = sql`
  select a.id, p.seq, a.type, a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.occurs_on as "occursOn",
    v.code, v.name, v.kind_code as kind, a.decision_id as "decisionId", d.number as "decisionNumber"
  from publication p
  join announcement a on a.id = p.announcement_id
  left join decision d on d.id = a.decision_id
  left join lateral (
    select code, name, kind_code from area_version where a.subject_kind = 'area' and area_id = a.subject_id
      and valid @> (case when a.type = 'ended' then a.occurs_on - 1 else a.occurs_on end)
    union all
    select code, name, kind_code from organization_version where a.subject_kind = 'organization' and organization_id = a.subject_id
      and valid @> (case when a.type = 'ended' then a.occurs_on - 1 else a.occurs_on end)
    limit 1) v on true`

/** The feed after a number, in its order. */
export async function publishedAfter(tx: Snapshot, seq: number, limit: number): Promise<Announced[]> {
  return (await sql<Announced>`${named} where p.seq > ${seq} order by p.seq limit ${limit}`.execute(tx)).rows
}

/** What is to be handed to a subscriber now, in the order of the feed. */
export async function openDeliveries(
  tx: Snapshot,
  subscriptionId: string,
  now: string,
  limit: number
): Promise<Announced[]> {
  const result = await sql<Announced>`${named} where a.id in (
      select o.announcement_id from delivery o join publication q on q.announcement_id = o.announcement_id
      where o.subscription_id = ${subscriptionId}::uuid and o.delivered_at is null and coalesce(o.next_attempt_at <= ${now}::timestamptz, true)
      order by q.seq limit ${limit})
    order by p.seq`.execute(tx)
  return result.rows
}

/** Which register speaks, by whose clock. */
export async function speaker(tx: Snapshot): Promise<Speaker> {
  const found = await sql<{
    id: string
    timeZone: string
  }>`select id, time_zone as "timeZone" from locality limit 1`.execute(tx)
  const [place] = found.rows
  return { source: `urn:haicap:${place?.id ?? 'register'}`, timeZone: place?.timeZone ?? 'UTC' }
}

/** When something that was not taken is to be tried again next, or null. */
export async function nextAttempt(tx: Snapshot): Promise<string | null> {
  const found = await sql<{ at: string | null }>`
    select min(greatest(o.next_attempt_at, s.retry_at)) as at
    from delivery o join subscription s on s.id = o.subscription_id
    where o.delivered_at is null and s.ended_at is null`.execute(tx)
  return found.rows[0]?.at ?? null
}

/** A subscriber as people see it. */
export interface Subscription {
  id: string
  url: string
  createdAt: string
  createdBy: string
  waiting: number
  lastError: string | null
}

/** Subscribers that are told, the oldest first. */
export async function listSubscriptions(tx: Snapshot): Promise<Subscription[]> {
  const result = await sql<Subscription>`
    select s.id, s.url, s.created_at as "createdAt", s.created_by as "createdBy",
      (select count(*)::int from delivery o where o.subscription_id = s.id and o.delivered_at is null) as waiting,
      (select o.last_error from delivery o where o.subscription_id = s.id and o.delivered_at is null and o.last_error is not null
        order by o.next_attempt_at desc limit 1) as "lastError"
    from subscription s where s.ended_at is null order by s.id`.execute(tx)
  return result.rows
}
