import { sql } from 'kysely'
import { type Database, read, write } from '../../../../platform/database/index.ts'
import { pauseAfter } from '../../../../platform/jobs/index.ts'
import { Problem, refusal } from '../../../../platform/problem.ts'
import { digestOf, type PortalMessage } from './message.ts'
import { dossierNamedIn } from './payments.ts'
import { type ActMeans, actorOf, keyOf, performMessage } from './perform-message.ts'
import {
  claimMessage,
  digestKept,
  dueMessages,
  entryMade,
  keepMessage,
  type MessageOutcome,
  noteApplied,
  notePutOff,
  noteRefused,
  noteWaits,
  outcomeOf,
  type RefusalKept,
  waitingFor
} from './store.ts'

/** Longer than fetching the files of a message takes. */
const claimSeconds = 900
const batch = 50

/**
 * Takes a message in: kept first, then acted on. The same id again, and the same content under another id, act once.
 * @throws refusal when the id was used for something else
 */
export async function takeIn(
  database: Database,
  means: ActMeans,
  message: PortalMessage
): Promise<MessageOutcome> {
  await write(database, (tx) => keepMessage(tx, message, momentOf(means)))
  const kept = await read(database, (tx) => digestKept(tx, message.id))
  if (!kept?.equals(digestOf(message))) throw refusal('exchange.refusal.id_reused', { id: message.id })
  await actOn(database, means, message.id)
  return read(database, (tx) => outcomeOf(tx, message.id))
}

/**
 * Acts on what waits and can go on now, in the order in which it happened; what goes wrong with one keeps no other back.
 * @throws the first error that was none of the message, once all were tried
 */
export async function takeInDue(database: Database, means: ActMeans): Promise<number> {
  const due = await read(database, (tx) => dueMessages(tx, momentOf(means), batch))
  const failed: unknown[] = []
  for (const id of due) await actOn(database, means, id).catch((error) => failed.push(error))
  if (failed.length) throw failed[0]
  return due.length
}

/** Acts on a kept message, and then on what waited for it. */
export async function actOn(database: Database, means: ActMeans, id: string): Promise<void> {
  const now = momentOf(means)
  const claimed = await write(database, (tx) => claimMessage(tx, id, { now, seconds: claimSeconds }))
  if (!claimed) return
  const { message } = claimed
  try {
    const dossierId = await read(database, (tx) => dossierOf(tx, message))
    if (message.kind !== 'submission' && message.kind !== 'transfer' && !dossierId)
      return await write(database, (tx) => noteWaits(tx, id, now))
    // A crash may have come between the act and its note here.
    const made = await read(database, (tx) => entryMade(tx, actorOf(message).subject, keyOf(id)))
    const entry = made ?? (await entryBy(database, means, claimed, dossierId))
    await write(database, (tx) => noteApplied(tx, id, { ...entry, now }))
  } catch (error) {
    await noteFailed(database, message, error, now)
  }
  if (message.kind === 'submission') await actOnWaiting(database, means, message.code)
}

async function entryBy(...given: Parameters<typeof performMessage>) {
  const answer = await performMessage(...given)
  return { dossierId: answer.id, event: answer.event }
}

async function actOnWaiting(database: Database, means: ActMeans, code: string): Promise<void> {
  for (const id of await read(database, (tx) => waitingFor(tx, code))) await actOn(database, means, id)
}

async function dossierOf(
  tx: Parameters<typeof entryMade>[0],
  { kind, code }: PortalMessage
): Promise<string | undefined> {
  if (kind === 'submission') return undefined
  if (kind === 'transfer') return dossierNamedIn(tx, code)
  const found = await sql<{ id: string }>`select id from dossier where code = ${code}`.execute(tx)
  return found.rows[0]?.id
}

/** What can never be is kept with its refusal; what cannot be now is tried again. Errors of ours are logged by whoever runs this. */
async function noteFailed(
  database: Database,
  message: PortalMessage,
  error: unknown,
  now: string
): Promise<void> {
  const { id } = message
  const made = await read(database, (tx) => entryMade(tx, actorOf(message).subject, keyOf(id)))
  if (made) return write(database, (tx) => noteApplied(tx, id, { ...made, now }))
  const known = error instanceof Problem
  const kept: RefusalKept = known
    ? { status: error.status, messageKey: error.messageKey, params: error.params, details: error.details }
    : { status: 500, messageKey: 'exchange.refusal.failed', params: {}, details: [] }
  if (known && error.status < 500) return write(database, (tx) => noteRefused(tx, id, kept, now))
  const { attempts } = await read(database, (tx) => outcomeOf(tx, id))
  const again = new Date(Date.parse(now) + pauseAfter(attempts) * 1000).toISOString()
  await write(database, (tx) => notePutOff(tx, id, kept, again))
  if (!known) throw error
}

const momentOf = ({ now }: ActMeans): string => now ?? new Date().toISOString()
