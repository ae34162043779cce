import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'

/** The exchange in numbers. Moments are ISO in UTC. */
export interface Overview {
  in: {
    /** When the last message came, and when the last was acted on. */
    lastAt: string | null
    lastAppliedAt: string | null
    /** Not taken in: put off or in work, before their submission, refused. */
    open: number
    waits: number
    refused: number
    oldestAt: string | null
    /** Seconds between what happened and our learning of it, in the middle of the last hundred messages. */
    lagSeconds: number | null
  }
  out: {
    lastAt: string | null
    open: number
    /** Of these, tried in vain. */
    tried: number
    oldestAt: string | null
    lagSeconds: number | null
  }
}

const iso = (moment: string) =>
  sql.raw(`to_char((${moment}) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)

export async function overviewOf(tx: Snapshot): Promise<Overview> {
  const found = await sql<Overview>`
    with i as materialized (select m.* from portal_message m where m.applied_at is null and m.given_up_at is null and m.repeats is null),
    o as materialized (select d.* from portal_delivery d where d.synchronized_at is null and d.given_up_at is null),
    came as (select learned_at - happened_at as lag from portal_message order by learned_at desc limit 100),
    told as (select synchronized_at - noted_at as lag from portal_delivery
      where synchronized_at is not null order by synchronized_at desc limit 100)
    select jsonb_build_object(
        'lastAt', ${iso('select max(learned_at) from portal_message')},
        'lastAppliedAt', ${iso('select max(applied_at) from portal_message')},
        'open', (select count(*) from i where waits_since is null and refused_at is null),
        'waits', (select count(*) from i where waits_since is not null and refused_at is null),
        'refused', (select count(*) from i where refused_at is not null),
        'oldestAt', ${iso('select min(learned_at) from i')},
        'lagSeconds', (select round(extract(epoch from percentile_cont(0.5) within group (order by lag))) from came)) as "in",
      jsonb_build_object(
        'lastAt', ${iso('select max(synchronized_at) from portal_delivery')},
        'open', (select count(*) from o),
        'tried', (select count(*) from o where attempts > 0),
        'oldestAt', ${iso('select min(noted_at) from o')},
        'lagSeconds', (select round(extract(epoch from percentile_cont(0.5) within group (order by greatest(lag, '0')))) from told)) as out`.execute(
    tx
  )
  return found.rows[0] as Overview
}

/** An entry that the portal has not taken, as people see it. */
export interface StuckDelivery {
  dossierId: string
  code: string
  event: number
  type: string
  national: number
  happenedAt: string
  notedAt: string
  attempts: number
  triedAt: string | null
  nextAttemptAt: string | null
  answer: string | null
  /** Later entries of the same dossier that wait for it. */
  behind: number
}

const stuck = sql`
  select d.dossier_id as "dossierId", o.code, d.event, e.type, e.national, ${iso('e.at')} as "happenedAt",
    ${iso('d.noted_at')} as "notedAt", d.attempts, ${iso('d.tried_at')} as "triedAt",
    ${iso('d.next_attempt_at')} as "nextAttemptAt", d.answer,
    (select count(*)::int from portal_delivery b where b.dossier_id = d.dossier_id and b.event > d.event
      and b.synchronized_at is null and b.given_up_at is null) as behind
  from portal_delivery d join dossier o on o.id = d.dossier_id
  join dossier_event e on e.dossier_id = d.dossier_id and e.number = d.event
  where d.synchronized_at is null and d.given_up_at is null`

/**
 * Entries that were told in vain, the oldest first.
 * @param after the entry that a page before ended with, as `<dossier>/<event>`
 */
export async function stuckDeliveries(
  tx: Snapshot,
  { after, limit }: { after?: string | undefined; limit: number }
): Promise<StuckDelivery[]> {
  const [dossierId, event] = after?.split('/') ?? []
  const behind = after
    ? sql`and (d.noted_at, d.dossier_id, d.event) > (select b.noted_at, b.dossier_id, b.event from portal_delivery b
        where b.dossier_id = ${dossierId}::uuid and b.event = ${Number(event)})`
    : sql``
  const found = await sql<StuckDelivery>`${stuck} and d.attempts > 0 ${behind}
    order by d.noted_at, d.dossier_id, d.event limit ${limit}`.execute(tx)
  return found.rows
}

/** One of them; undefined when it was taken or given up meanwhile. */
export async function findStuckDelivery(
  tx: Snapshot,
  dossierId: string,
  event: number
): Promise<StuckDelivery | undefined> {
  const found =
    await sql<StuckDelivery>`${stuck} and d.dossier_id = ${dossierId}::uuid and d.event = ${event}`.execute(
      tx
    )
  return found.rows[0]
}
