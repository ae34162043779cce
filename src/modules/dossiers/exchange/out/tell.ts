import { plainWords } from '../../../../platform/answer-text.ts'
import { type Database, read, write } from '../../../../platform/database/index.ts'
import { pauseAfter } from '../../../../platform/jobs/index.ts'
import type { PortalFormat } from '../format.ts'
import { messageOf } from './message.ts'
import type { Portal, Taking } from './portal.ts'
import {
  claimDeliveries,
  type Delivery,
  noteDeliveries,
  noteLater,
  noteTaken,
  releaseClaims
} from './store.ts'

export interface Telling {
  portal: Portal
  format: PortalFormat
  /** The code by which the portal knows the province. */
  agency: string
  /** The moment by which waiting times are counted. */
  now?: () => Date
}

const batch = 500
const atOnce = 8
/** Longer than a batch of slow answers takes. */
const claimSeconds = 600
const claimed = 80

/**
 * Tells the portal what it does not know yet, once, until nothing more can be done now. Entries of one dossier go in
 * their order; dossiers do not wait for each other. After a crash between the answer and its note the same entry is told
 * once more, under the same id.
 * @returns how many entries were taken, and whether the portal is away
 */
export async function tellPortal(
  database: Database,
  telling: Telling
): Promise<{ taken: number; away: boolean }> {
  while (await write(database, (tx) => noteDeliveries(tx, batch)));
  const { now = () => new Date() } = telling
  let taken = 0
  for (;;) {
    const claim = { now: now().toISOString(), seconds: claimSeconds, limit: claimed }
    const deliveries = await write(database, (tx) => claimDeliveries(tx, claim))
    const told = await tellAll(database, deliveries, telling, now)
    taken += told.taken
    if (deliveries.length === 0 || told.away) return { taken, away: told.away }
  }
}

/** Several at the same time; none any more once nobody gets through: the portal is away, not the entries. */
async function tellAll(
  database: Database,
  deliveries: readonly Delivery[],
  telling: Telling,
  now: () => Date
): Promise<{ taken: number; away: boolean }> {
  const queue = [...deliveries]
  let taken = 0
  let inVain = 0
  const isAway = () => inVain >= Math.min(atOnce, deliveries.length) && inVain > 0
  const lane = async () => {
    for (let next = queue.shift(); next; next = isAway() ? undefined : queue.shift()) {
      const end = await tellOne(database, next, telling, now)
      if (end === 'taken') taken += 1
      inVain = end === 'away' ? inVain + 1 : 0
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, lane))
  } finally {
    // Nothing is left for lanes that go on while another has failed.
    const rest = queue.splice(0)
    if (rest.length) await write(database, (tx) => releaseClaims(tx, rest))
  }
  return { taken, away: isAway() }
}

async function tellOne(
  database: Database,
  delivery: Delivery,
  { portal, format, agency }: Telling,
  now: () => Date
): Promise<Taking['end']> {
  const { dossierId, event } = delivery
  try {
    const message = await read(database, (tx) => messageOf(tx, format, agency, delivery))
    const taking = await portal(message, `${dossierId}/${event}`)
    await note(database, delivery, taking, now())
    return taking.end
  } catch (error) {
    // Ours, not the portal's: it is seen as stuck, tried later, and whoever runs this learns of it.
    const said = plainWords(`haicap: ${error instanceof Error ? error.message : error}`)
    await note(database, delivery, { end: 'refused', said }, now()).catch(() => undefined)
    throw error
  }
}

function note(database: Database, delivery: Delivery, { end, said }: Taking, at: Date): Promise<void> {
  const attempt = { now: at.toISOString(), said }
  const again = new Date(at.getTime() + pauseAfter(delivery.attempts + 1) * 1000).toISOString()
  return write(database, (tx) =>
    end === 'taken' ? noteTaken(tx, delivery, attempt) : noteLater(tx, delivery, { ...attempt, again })
  )
}
