import { z } from 'zod'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { type Stuck, stuckSchema, subjectOf } from './reason.ts'
import { freeStuck, nameArea, nameCode } from './store.ts'

const input = stuckSchema.and(
  z.object({
    /** For a submission whose area leaves open who is competent: the code of the area that was found out. */
    area: z.string().trim().max(20).optional(),
    /** For a transfer whose words name no dossier: the code that was found out. */
    code: z.string().trim().max(100).optional()
  })
)

/**
 * Tries again at once what was not taken in or not told.
 * @throws not found when it went through or was given up meanwhile, or somebody is at it just now
 */
export const retryExchange: Act<z.output<typeof input>, { way: Stuck['way'] }> = {
  name: 'exchange.retry',
  input,
  power: 'dossiers.exchange',
  async run({ tx, at }, { area, code, ...stuck }) {
    if (!(await freeStuck(tx, stuck, at))) throw notFound('exchange.refusal.not_stuck')
    if (area && stuck.way === 'in') await nameArea(tx, stuck.id, area)
    if (code && stuck.way === 'in') await nameCode(tx, stuck.id, code)
    const named = { ...(area && { area }), ...(code && { code }) }
    return {
      result: { way: stuck.way },
      subject: subjectOf(stuck),
      ...(Object.keys(named).length && { after: named })
    }
  }
}
