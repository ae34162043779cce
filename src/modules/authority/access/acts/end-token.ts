import { z } from 'zod'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { endTokens, findToken } from '../store/tokens.ts'

const inputSchema = z.object({ id: z.uuid() })

/** Ends a token: one's own, or anybody's for whoever oversees. Whoever shows it from now on is nobody. */
export const endToken: Act<z.infer<typeof inputSchema>, { name: string }> = {
  name: 'access.end_token',
  input: inputSchema,
  power: null,
  async run({ tx, actor, need }, { id }) {
    const token = await findToken(tx, id)
    if (token?.personId !== actor.personId || !token || actor.scopes) await need('authority.oversee', null)
    if (!token || token.endedAt) throw notFound('access.refusal.no_token')
    await endTokens(tx, { id })
    const { name, powers, lastDay } = token
    return { result: { name }, subject: { kind: 'token', id }, before: { name, powers, lastDay } }
  }
}
