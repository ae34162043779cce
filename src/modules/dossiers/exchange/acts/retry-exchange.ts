import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { type Stuck, stuckSchema, subjectOf } from './reason.ts'
import { freeStuck } from './store.ts'

/**
 * Tries again at once what was not taken in or not told.
 * @throws not found when it went through or was given up meanwhile
 */
export const retryExchange: Act<Stuck, { way: Stuck['way'] }> = {
  name: 'exchange.retry',
  input: stuckSchema,
  power: 'dossiers.exchange',
  async run({ tx }, stuck) {
    if (!(await freeStuck(tx, stuck))) throw notFound('exchange.refusal.not_stuck')
    return { result: { way: stuck.way }, subject: subjectOf(stuck) }
  }
}
