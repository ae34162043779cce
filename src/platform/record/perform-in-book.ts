import { sql } from 'kysely'
import { type Database, type Tx, write } from '../database/index.ts'
import { invalid } from '../problem.ts'
import type { Act, ActContext, Actor, Book } from './act.ts'
import { needPower } from './act.ts'
import { constraintProblem } from './constraint-problem.ts'
import { inputHash } from './idempotency.ts'
import type { PerformOptions } from './perform.ts'
import { Rehearsal } from './rehearsal.ts'

/**
 * Does an act that writes its entry in a book of its own. It does not wait for the acts of the register, nor they for it.
 * @param input parsed already
 * @throws Problem 403 without the power, 409 when the act or the database refuses
 */
export async function performInBook<I, O>(
  database: Database,
  act: Act<I, O> & { book: Book<O> },
  actor: Actor,
  input: I,
  options: PerformOptions
): Promise<O> {
  const keyed = keyedBy(options.idempotencyKey, input)
  const rehearsal = new Rehearsal<O>()
  const attempt = () =>
    write(database, async (tx) => {
      if (keyed) {
        const known = await act.book.known(tx, { actor, act: act.name, ...keyed })
        if (known) return known.result
      }
      const need: ActContext['need'] = (power, target) => needPower(tx, actor, power, target)
      if (act.power) await need(act.power, (await act.target?.(tx, input)) ?? null)
      const at = options.now ?? (await momentOf(tx))
      const { requestId } = options
      const { result } = await act.run({ tx, actor, at, recordId: 0, requestId, keyed, need }, input)
      if (options.rollback) throw rehearsal.ends(result)
      return result
    })
  try {
    return await attempt().catch((error: unknown) => {
      // The same request, sent twice at once: the other one did it.
      if (keyed && (error as { constraint?: unknown }).constraint === act.book.keyConstraint) return attempt()
      throw error
    })
  } catch (error) {
    if (error === rehearsal) return rehearsal.result as O
    throw constraintProblem(error)
  }
}

function keyedBy(key: string | undefined, input: unknown) {
  if (!key) return undefined
  if (key.length > 200 || key.includes('\u0000')) throw invalid('record.input.idempotency_key')
  return { key, inputHash: inputHash(input) }
}

async function momentOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ at: string }>`select to_char(clock_timestamp() at time zone 'utc',
    'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`.execute(tx)
  return rows[0]?.at ?? ''
}
