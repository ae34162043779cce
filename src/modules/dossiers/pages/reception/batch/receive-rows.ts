import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Database, Snapshot } from '../../../../../platform/database/index.ts'
import { during, mendable } from '../../../../../platform/http/index.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import type { AtCounter } from '../counters.ts'
import { checked } from '../intake/facts.ts'
import { factsLike, type Pattern } from './like.ts'
import { type Row, rowsAtOnce } from './rows.ts'

/** A row with what became of it. */
export interface RowResult extends Row {
  /** Names the row within its sending, so that it is received once however often it is sent. */
  id: string
  received?: { dossierId: string; code: string }
  /** It could not be received by an earlier request of the same sending; why is said when the others are done. */
  failed?: boolean
  /** What is wrong, in the reader's language; at a field of the row (`name`, `number`), or as a whole. */
  mistakes?: { path: string; text: string }[]
}

/** Each row of a sending has a key of its own. */
const keyOf = (sending: string, row: RowResult) => `${sending}.${row.id}`

/** The rows, with those that an earlier sending of the same page received. */
export async function withReceived(
  tx: Snapshot,
  subject: string,
  sending: string,
  rows: readonly RowResult[]
): Promise<RowResult[]> {
  const found = await sql<{ key: string; id: string; code: string }>`select e.key, d.id, d.code
    from dossier_event e join dossier d on d.id = e.dossier_id where e.actor_subject = ${subject}
      and e.key = any (${rows.map((row) => keyOf(sending, row))}::text[]) and e.type = 'receive'`.execute(tx)
  const done = new Map(found.rows.map(({ key, id, code }) => [key, { dossierId: id, code }]))
  return rows.map((row) => {
    const received = done.get(keyOf(sending, row))
    return received ? { ...row, received } : row
  })
}

export interface Batch {
  database: Database
  request: FastifyRequest
  at: AtCounter
  pattern: Pattern
  /** Names the page, so that sending it twice receives once. */
  sending: string
}

/** Rows after a request, and how many of them wait for the next. */
export interface Received {
  rows: RowResult[]
  left: number
}

/**
 * Receives rows, each as a dossier of its own, so many in one request; what cannot be received keeps its row. When no
 * other waits, those that failed are tried once more and say why.
 */
export async function receiveRows(batch: Batch, rows: readonly RowResult[]): Promise<Received> {
  const open = rows.filter((row) => !row.received && (row.name !== '' || row.number !== ''))
  const waiting = open.filter(({ failed }) => !failed)
  const left = Math.max(waiting.length - rowsAtOnce, 0)
  const now = new Set(left ? waiting.slice(0, rowsAtOnce) : open)
  const results: RowResult[] = []
  for (const row of rows) results.push(now.has(row) ? await receiveRow(batch, row) : row)
  return { rows: results, left }
}

async function receiveRow(
  { database, request, at, pattern, sending }: Batch,
  row: RowResult
): Promise<RowResult> {
  try {
    const facts = checked(pattern.version, factsLike(pattern, row, at.day))
    const options = { ...during(request), idempotencyKey: keyOf(sending, row) }
    const input = { receptionId: at.counter.id, facts }
    const { id, code } = await perform(database, acts.receive, at.actor, input, options)
    return { ...withoutFailure(row), received: { dossierId: id, code: code ?? '' } }
  } catch (error) {
    if (!mendable(error)) throw error
    const { t } = request
    const whole = { path: '', text: t(error.messageKey, error.params) }
    const mistakes = error.details.map(({ path = '', messageKey, params }) => ({
      path: path.replace(/^applicant\./, ''),
      text: t(messageKey, params)
    }))
    return { ...row, failed: true, mistakes: mistakes.length ? mistakes : [whole] }
  }
}

const withoutFailure = ({ failed: _failed, mistakes: _mistakes, ...row }: RowResult): RowResult => row
