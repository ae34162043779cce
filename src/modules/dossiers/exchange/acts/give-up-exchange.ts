import { z } from 'zod'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { type Stuck, stuckSchema, subjectOf, zReason } from './reason.ts'
import { dropStuck } from './store.ts'

const input = stuckSchema.and(z.object({ reason: zReason }))

/**
 * Gives up what cannot be taken in or told; the record keeps who, and why. What comes after it about the same dossier
 * goes on.
 * @throws not found when it went through or was given up meanwhile, or somebody is at it just now
 */
export const giveUpExchange: Act<Stuck & { reason: string }, { way: Stuck['way'] }> = {
  name: 'exchange.give_up',
  input,
  power: 'dossiers.exchange',
  async run({ tx, at }, { reason, ...stuck }) {
    const before = await dropStuck(tx, stuck, at)
    if (!before) throw notFound('exchange.refusal.not_stuck')
    return { result: { way: stuck.way }, subject: subjectOf(stuck), reason, before }
  }
}
