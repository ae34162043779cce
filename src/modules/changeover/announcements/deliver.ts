import { sql } from 'kysely'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { type Announced, cloudEvent, type Speaker } from './cloud-event.ts'
import { type Answer, type PostEvent, pauseAfter, postEvent } from './post-event.ts'
import { openDeliveries, speaker } from './store.ts'

export interface DeliveryMeans {
  /** How an event reaches an address. */
  post?: PostEvent
  /** The moment by which waiting times are counted. */
  now?: () => Date
}

const batch = 20
/** Longer than a batch of slow answers takes. */
const claimSeconds = 300

/**
 * Hands what is published to each subscriber, in order, until it is taken. Who does not answer is left alone for a
 * while; what is refused is repeated later without holding up the rest. Several workers never serve one subscriber at once.
 * @returns how many events were taken
 */
export async function deliverOpen(
  database: Database,
  { post = postEvent, now = () => new Date() }: DeliveryMeans = {}
): Promise<number> {
  const from = await read(database, speaker)
  let taken = 0
  const skip: string[] = []
  for (;;) {
    const subscriber = await claim(database, now().toISOString(), skip)
    if (!subscriber) return taken
    skip.push(subscriber.id)
    try {
      taken += await serve(database, subscriber, from, post, now)
    } finally {
      await release(database, subscriber.id)
    }
  }
}

interface Subscriber {
  id: string
  url: string
}

async function serve(
  database: Database,
  subscriber: Subscriber,
  from: Speaker,
  post: PostEvent,
  now: () => Date
): Promise<number> {
  let taken = 0
  for (;;) {
    const open = await read(database, (tx) => openDeliveries(tx, subscriber.id, now().toISOString(), batch))
    for (const announced of open) {
      const answer = await post(subscriber.url, cloudEvent(announced, from))
      await note(database, subscriber.id, announced, answer, now())
      if (answer.taken) taken += 1
      else if (!answer.reachable) return taken
    }
    if (open.length < batch || !(await keepClaim(database, subscriber.id, now().toISOString()))) return taken
  }
}

/** The subscriber that has waited longest with something to hear, for this worker alone. */
async function claim(database: Database, now: string, skip: string[]): Promise<Subscriber | undefined> {
  return write(database, async (tx) => {
    const found = await sql<Subscriber>`
      update subscription set claimed_until = ${now}::timestamptz + make_interval(secs => ${claimSeconds})
      where id = (
        select s.id from subscription s
        where s.ended_at is null and s.id <> all (${skip}::uuid[])
          and coalesce(s.claimed_until <= ${now}::timestamptz, true) and coalesce(s.retry_at <= ${now}::timestamptz, true)
          and exists (select from delivery o where o.subscription_id = s.id and o.delivered_at is null
            and coalesce(o.next_attempt_at <= ${now}::timestamptz, true))
        order by s.id limit 1 for update skip locked)
      returning id, url`.execute(tx)
    return found.rows[0]
  })
}

/** Goes on with a subscriber, unless the subscription was ended meanwhile. */
async function keepClaim(database: Database, id: string, now: string): Promise<boolean> {
  return write(database, async (tx) => {
    const kept =
      await sql`update subscription set claimed_until = ${now}::timestamptz + make_interval(secs => ${claimSeconds})
      where id = ${id}::uuid and ended_at is null returning id`.execute(tx)
    return kept.rows.length > 0
  })
}

async function release(database: Database, id: string): Promise<void> {
  await write(database, (tx) =>
    sql`update subscription set claimed_until = null where id = ${id}::uuid`.execute(tx)
  )
}

async function note(
  database: Database,
  subscriptionId: string,
  { id }: Announced,
  answer: Answer,
  now: Date
): Promise<void> {
  await write(database, async (tx) => {
    const noted = await sql<{ attempts: number }>`
      update delivery set attempts = attempts + 1,
        delivered_at = case when ${answer.taken} then ${now.toISOString()}::timestamptz end,
        last_error = ${answer.taken ? null : answer.why.slice(0, 500)}
      where subscription_id = ${subscriptionId}::uuid and announcement_id = ${id}::uuid returning attempts`.execute(
      tx
    )
    if (answer.taken) {
      await sql`update subscription set retry_at = null where id = ${subscriptionId}::uuid and retry_at is not null`.execute(
        tx
      )
      return
    }
    const again = new Date(now.getTime() + pauseAfter(noted.rows[0]?.attempts ?? 1) * 1000).toISOString()
    await sql`update delivery set next_attempt_at = ${again}::timestamptz
      where subscription_id = ${subscriptionId}::uuid and announcement_id = ${id}::uuid`.execute(tx)
    if (!answer.reachable)
      await sql`update subscription set retry_at = ${again}::timestamptz where id = ${subscriptionId}::uuid`.execute(
        tx
      )
  })
}
