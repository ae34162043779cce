import { type Database, write } from '../database/index.ts'
import { type LoopOptions, pauseAfter, type RunningLoop, startLoop } from '../jobs/index.ts'
import type { Senders, Sending } from './senders.ts'
import {
  type Channel,
  type ClaimedNotice,
  claimNotices,
  noteFailed,
  noteLater,
  notePutBack,
  noteSent
} from './store.ts'

const batch = 10
/** Longer than a batch of slow answers takes. */
const claimSeconds = 600
/** A notice that nobody took for so long has failed: its news is old. */
const longestDays = 3
/** Seconds for which a way that is shut is left alone. */
const shutSeconds = 30

/** The longest that a notice waits for its way once that is open again (milliseconds). */
const longestWait = 15 * 60_000

/**
 * How long a notice of that age is left alone when its way is shut (milliseconds): the older, the longer, so that one at
 * which a server breaks off each time does not keep the others back.
 */
const pauseOfOld = (age: number): number => Math.min(Math.max(age / 10, shutSeconds * 1000), longestWait)

/** When ways that are shut are tried again (milliseconds). */
export type ShutWays = Map<Channel, number>

/**
 * Sends what is due, once. A notice that a server puts off is sent later, with growing pauses, for three days; one
 * that it refuses for good has failed. Recorded before and after: after a crash between the two, that one notice is
 * sent once more, with the same id.
 * @returns how many were sent
 */
export async function sendNotices(
  database: Database,
  senders: Senders,
  { now = () => new Date(), shut = new Map() as ShutWays }: { now?: () => Date; shut?: ShutWays } = {}
): Promise<number> {
  let sent = 0
  for (;;) {
    const without = [...shut].filter(([, until]) => until > now().getTime()).map(([channel]) => channel)
    const at = now().toISOString()
    const claimed = await write(database, (tx) =>
      claimNotices(tx, { now: at, seconds: claimSeconds, limit: batch, without })
    )
    const endings = await Promise.all(claimed.map((notice) => sendOne(database, senders, notice, now, shut)))
    sent += endings.filter((end) => end === 'sent').length
    if (claimed.length < batch) return sent
  }
}

async function sendOne(
  database: Database,
  senders: Senders,
  notice: ClaimedNotice,
  now: () => Date,
  shut: ShutWays
): Promise<Sending['end']> {
  const sending = await senders[notice.channel].send(notice)
  const said = withoutRecipient(sending.said, notice.to)
  const at = now()
  if (sending.end === 'later' && sending.way) {
    // The way is shut: nothing was tried with this one, however long that lasts.
    shut.set(notice.channel, at.getTime() + shutSeconds * 1000)
    const again = new Date(at.getTime() + pauseOfOld(at.getTime() - new Date(notice.createdAt).getTime()))
    await write(database, (tx) => notePutBack(tx, notice.id, again.toISOString(), said))
    return sending.end
  }
  const tooOld = at.getTime() - new Date(notice.createdAt).getTime() > longestDays * 24 * 3600 * 1000
  await write(database, (tx) => {
    if (sending.end === 'sent') return noteSent(tx, notice.id, at.toISOString(), said)
    if (sending.end === 'refused' || tooOld) return noteFailed(tx, notice.id, at.toISOString(), said)
    const again = new Date(at.getTime() + pauseAfter(notice.attempts) * 1000)
    return noteLater(tx, notice.id, again.toISOString(), said)
  })
  return sending.end
}

/** Servers repeat whom they refuse; only the recipient is to be known in full. */
function withoutRecipient(said: string, to: string): string {
  return said.replaceAll(new RegExp(RegExp.escape(to), 'gi'), '…')
}

/** Sends notices for as long as the process runs. Any number of processes share the work. */
export function startNotices(database: Database, senders: Senders, options: LoopOptions = {}): RunningLoop {
  const shut: ShutWays = new Map()
  const loop = startLoop(
    'notices',
    async () => {
      await sendNotices(database, senders, { shut })
    },
    options
  )
  return {
    async stop() {
      await loop.stop()
      senders.email.close?.()
    }
  }
}
