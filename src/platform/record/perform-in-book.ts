import {
  beginningOf,
  type Database,
  leaveRegisterAlone,
  read,
  type Tx,
  write,
  writeAfter
} from '../database/index.ts'
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
  const keyed = keyedBy(options.idempotencyKey, act.name, input)
  let rehearsal: Rehearsal<O> | undefined
  try {
    const work = async (tx: Tx, found: readonly unknown[] = []) => {
      leaveRegisterAlone(tx)
      const need: ActContext['need'] = (power, target) => needPower(tx, actor, power, target)
      if (act.power) await need(act.power, (await act.target?.(tx, input)) ?? null)
      const { requestId } = options
      const context = {
        tx,
        actor,
        at: options.now ?? beginningOf(tx),
        recordId: 0,
        requestId,
        keyed,
        need,
        endsWithIt: !options.rollback,
        found
      }
      const { result } = await act.run(context, input)
      if (options.rollback) {
        rehearsal = new Rehearsal<O>()
        throw rehearsal.ends(result)
      }
      return result
    }
    const statement = act.first?.(input, options.now)
    return await (statement ? writeAfter(database, statement, work) : write(database, work))
  } catch (error) {
    if (rehearsal && error === rehearsal) return rehearsal.result as O
    // A repeated request finds that what it asks for is done: the key cannot stand twice, or the act is not possible now.
    const known =
      keyed && (await read(database, (tx) => act.book.known(tx, { actor, act: act.name, ...keyed })))
    if (known) return known.result
    throw constraintProblem(error)
  }
}

/** The same key for another act, or another input, is another request. */
function keyedBy(key: string | undefined, act: string, input: unknown) {
  if (!key) return undefined
  if (key.length > 200 || key.includes('\u0000')) throw invalid('record.input.idempotency_key')
  return { key, inputHash: inputHash([act, input]) }
}
