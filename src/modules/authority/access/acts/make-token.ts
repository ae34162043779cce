import { z } from 'zod'
import { type Day, zDay } from '../../../../platform/day.ts'
import { invalid } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { listPowers } from '../../resolve/index.ts'
import { insertToken } from '../store/tokens.ts'
import { ownHand } from './own-hand.ts'

const inputSchema = z.object({
  name: z.string({ error: 'access.token.name_needed' }).trim().min(1, 'access.token.name_needed').max(100),
  powers: z
    .array(z.string().max(100), { error: 'access.token.powers_needed' })
    .min(1, 'access.token.powers_needed'),
  lastDay: zDay,
  /** SHA-256 of the token; the token itself is shown and never passes through here. */
  hash: z.string().regex(/^[0-9a-f]{64}$/)
})
type Input = z.infer<typeof inputSchema>

const longestYears = 1

/**
 * Makes a token by which a program acts for someone, with some of their powers and until a day.
 * @param today the present day
 * @throws invalid for a day that has passed or is too far, and for powers that do not exist
 */
export function makeToken(today: Day): Act<Input, { id: string }> {
  return {
    name: 'access.make_token',
    input: inputSchema,
    power: null,
    async run({ tx, actor }, { name, powers, lastDay, hash }) {
      const personId = ownHand(actor)
      checkDay(lastDay, today)
      const known = new Set((await listPowers(tx, today)).map(({ code }) => code))
      const unknown = powers.filter((power) => !known.has(power))
      if (unknown.length) {
        const detail = {
          path: 'powers',
          messageKey: 'access.token.no_power',
          params: { codes: unknown.join(', ') }
        }
        throw invalid('record.input.invalid', {}, [detail])
      }
      const { subject } = actor
      const id = await insertToken(tx, { personId, subject, name, powers, lastDay, hash })
      return { result: { id }, subject: { kind: 'token', id }, after: { name, powers, lastDay } }
    }
  }
}

function checkDay(lastDay: Day, today: Day): void {
  const latest = Temporal.PlainDate.from(today).add({ years: longestYears }).toString()
  if (lastDay >= today && lastDay <= latest) return
  const detail = { path: 'lastDay', messageKey: 'access.token.day_out', params: { latest } }
  throw invalid('record.input.invalid', {}, [detail])
}
