import { type Database, glance, read, write } from '../database/index.ts'
import { pauseAfter } from '../jobs/index.ts'
import { distributeEvents } from './distribute.ts'
import { type Answer, type Post, poster } from './post.ts'
import { signed } from './sign.ts'
import {
  claimListeners,
  type Delivery,
  keepClaim,
  type Listener,
  leaveAlone,
  noteRefused,
  noteTaken,
  readyDeliveries,
  releaseClaim,
  secretsInUse
} from './store.ts'

export interface DeliveryMeans {
  /** How an event reaches an address. */
  post?: Post
  /** The moment by which waiting times are counted. */
  now?: () => Date
  /** Ends the serving of an address after the event under way. */
  signal?: AbortSignal
}

const batch = 20
/** Longer than a batch of slow answers takes. */
const claimSeconds = 300
/** How long one address is served before others of this worker may come to it again. */
const turnMilliseconds = 30_000
/** So many refusals in a row mean the address, not the events. */
const refusalsInARow = 5

/** How many addresses one process serves at the same time. */
export const addressesAtOnce = 32

/**
 * Reads all sources on and hands each address what it waits for, once, until nothing more can be done now.
 * @returns how many events were taken
 */
export async function deliverEvents(database: Database, means: DeliveryMeans = {}): Promise<number> {
  await distributeEvents(database)
  const { now = () => new Date() } = means
  const served: string[] = []
  let taken = 0
  for (;;) {
    const claimed = await claim(database, now(), addressesAtOnce, served)
    if (claimed.length === 0) return taken
    served.push(...claimed.map(({ id }) => id))
    const counts = await Promise.all(claimed.map((listener) => serve(database, listener, means)))
    taken += counts.reduce((sum, count) => sum + count, 0)
  }
}

/** Addresses for this worker alone. */
export function claim(database: Database, now: Date, limit: number, without?: string[]): Promise<Listener[]> {
  return write(database, (tx) =>
    claimListeners(tx, { now: now.toISOString(), seconds: claimSeconds, limit, ...(without && { without }) })
  )
}

/**
 * Hands a claimed address what is ready for it, in order. An address that does not answer is left alone for a while,
 * longer each time; an event that it refuses is repeated later, and only what is about the same subject waits for it.
 * @returns how many events were taken
 */
export async function serve(
  database: Database,
  listener: Listener,
  { post = poster(), now = () => new Date(), signal }: DeliveryMeans
): Promise<number> {
  const began = Date.now()
  let { failures } = listener
  let taken = 0
  let refusals = 0
  try {
    for (;;) {
      const at = now().toISOString()
      const ready = await read(database, (tx) => readyDeliveries(tx, listener.id, at, batch))
      const held = new Set<string>()
      for (const delivery of ready) {
        if (held.has(delivery.subject)) continue
        // Asked for each: who pauses or ends an address, or changes a secret that became known, means at once.
        const secrets = await glance(database, (tx) => secretsInUse(tx, listener.id, now().toISOString()))
        if (!secrets) return taken
        const answer = await post(listener.url, postingOf(delivery, secrets))
        if (answer.taken) {
          taken += 1
          failures = 0
        } else held.add(delivery.subject)
        refusals = answer.taken ? 0 : refusals + 1
        const alone = !answer.taken && (!answer.reachable || refusals >= refusalsInARow)
        await note(database, { ...listener, failures }, delivery, answer, alone, now())
        const over = signal?.aborted || Date.now() - began > turnMilliseconds
        if (alone || over) return taken
      }
      if (ready.length < batch) return taken
      if (!(await write(database, (tx) => keepClaim(tx, listener.id, now().toISOString(), claimSeconds))))
        return taken
    }
  } finally {
    await write(database, (tx) => releaseClaim(tx, listener.id))
  }
}

/** An event in structured mode, signed for this attempt. Receivers hold its time against their clock. */
function postingOf({ eventId, body }: Delivery, secrets: string[]) {
  return {
    headers: {
      'content-type': 'application/cloudevents+json; charset=utf-8',
      ...signed({ id: eventId, at: new Date(), body }, secrets)
    },
    body
  }
}

function note(
  database: Database,
  { id, failures }: Listener,
  { seq, attempts }: Delivery,
  { taken, said, retryAfter = 0 }: Answer,
  alone: boolean,
  now: Date
): Promise<void> {
  const later = (tries: number) =>
    new Date(
      now.getTime() + 1000 * Math.max(pauseAfter(tries), Math.min(retryAfter, pauseAfter(99)))
    ).toISOString()
  return write(database, async (tx) => {
    if (taken) return noteTaken(tx, id, seq)
    if (alone) await leaveAlone(tx, id, later(failures + 1))
    await noteRefused(tx, seq, { now: now.toISOString(), again: later(attempts + 1), said })
  })
}
