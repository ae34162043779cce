import { sql } from 'kysely'
import { type Database, type Tx, write } from '../database/index.ts'
import { invalid } from '../problem.ts'
import { type Act, type ActContext, type Actor, type Ground, needPower, type Outcome } from './act.ts'
import { isChecked } from './checked.ts'
import { constraintProblem } from './constraint-problem.ts'
import { insertEntry, nextEntry } from './entry.ts'
import { inputHash, keepAnswer, knownAnswer } from './idempotency.ts'
import { inputProblem, unusableText } from './input-problem.ts'
import { performInBook } from './perform-in-book.ts'
import { leaveUnsettled } from './register-version.ts'
import { Rehearsal } from './rehearsal.ts'

export interface PerformOptions {
  /** Given by the asker: the same key acts once and gets the same answer. */
  idempotencyKey?: string
  requestId?: string
  /** A rehearsal: everything is done and answered, and nothing stays. */
  rollback?: boolean
  /** The moment of the act where the clock of the place is set otherwise (demonstrations, tests); ISO. For acts with a book of their own. */
  now?: string
}

/**
 * Does an act: the input is checked, then in one transaction the power, the act, its entry in the record and the
 * answer to the idempotency key. Acts of a province are serial, so the order of the record is the order
 * in which they took place.
 * @throws Problem 422 for input, 403 without the power, 409 when the act or the database refuses
 */
export async function perform<I, O>(
  database: Database,
  act: Act<I, O>,
  actor: Actor,
  input: unknown,
  options: PerformOptions = {}
): Promise<O> {
  const parsed = await parse(act, input)
  if (act.book) return performInBook(database, { ...act, book: act.book }, actor, parsed, options)
  const key = options.idempotencyKey
  const rehearsal = new Rehearsal<O>()

  try {
    return await write(database, async (tx) => {
      await lockRegister(tx)
      leaveUnsettled(tx)
      if (key) {
        const known = await knownAnswer<O>(tx, actor, act.name, key, inputHash(parsed))
        if (known) return known.result
      }
      const grounds: Ground[] = []
      const need: ActContext['need'] = async (power, target) => {
        const ground = await needPower(tx, actor, power, target)
        grounds.push(ground)
        return ground
      }
      if (act.power) await need(act.power, (await act.target?.(tx, parsed)) ?? null)
      const { id, at } = await nextEntry(tx)
      await announceToTriggers(tx, id, at)

      const context = { tx, actor, at, recordId: id, requestId: options.requestId, need }
      const outcome = await act.run(context, parsed)

      await insertEntry(tx, {
        id,
        at,
        act: act.name,
        ...entryOf(actor, outcome, grounds[0]),
        request_id: options.requestId ?? null
      })
      if (key) await keepAnswer(tx, actor, act.name, key, inputHash(parsed), id, outcome.result, at)
      // Refused here, not at the commit: the rehearsal never gets to one.
      await sql`set constraints all immediate`.execute(tx)
      if (options.rollback) throw rehearsal.ends(outcome.result)
      return outcome.result
    })
  } catch (error) {
    if (error === rehearsal) return rehearsal.result as O
    throw constraintProblem(error)
  }
}

async function parse<I, O>(act: Act<I, O>, input: unknown): Promise<I> {
  const unusable = unusableText(input)
  if (unusable.length) throw invalid('record.input.invalid', {}, unusable)
  if (isChecked(act.input, input)) return input
  const parsed = await act.input.safeParseAsync(input)
  if (!parsed.success) throw inputProblem(parsed.error)
  return parsed.data
}

/** One act at a time in each province; released with the transaction. */
async function lockRegister(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('haicap.register.' || current_schema(), 0))`.execute(
    tx
  )
}

/** Triggers stamp what they write with the entry and the moment of the act. */
async function announceToTriggers(tx: Tx, recordId: number, at: string): Promise<void> {
  await sql`select set_config('haicap.record_id', ${String(recordId)}, true),
    set_config('haicap.now', ${at}, true)`.execute(tx)
}

function entryOf<O>(actor: Actor, outcome: Outcome<O>, ground: Ground | undefined) {
  return {
    actor_subject: actor.subject,
    actor_name: actor.name,
    ground: ground ?? null,
    decision_id: outcome.decisionId ?? null,
    decision_number: outcome.decisionNumber ?? null,
    subject_kind: outcome.subject?.kind ?? null,
    subject_id: outcome.subject?.id ?? null,
    reason: outcome.reason ?? null,
    before: outcome.before ?? null,
    after: outcome.after ?? null
  }
}
