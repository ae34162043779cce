import { z } from 'zod'
import { endSessions } from '../../../../platform/identity/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { personByCode } from '../../../staffing/index.ts'
import { deleteAccount, findAccount } from '../store/accounts.ts'
import { endTokens } from '../store/tokens.ts'

const inputSchema = z.object({ subject: z.string().trim().min(1).max(300) })

/** An account is nobody's any more: its sessions end, and so do the tokens that were made by it. */
export const unlinkAccount: Act<z.infer<typeof inputSchema>, { sessions: number; tokens: number }> = {
  name: 'access.unlink_account',
  input: inputSchema,
  power: 'authority.oversee',
  async run({ tx }, { subject }) {
    const account = await findAccount(tx, subject)
    if (!account) throw notFound('access.refusal.no_account', { subject })
    const person = await personByCode(tx, account.personCode)
    await deleteAccount(tx, subject)
    const tokens = await endTokens(tx, { subject })
    const sessions = (await endSessions(tx, { subject })).length
    return {
      result: { sessions, tokens },
      subject: person && { kind: 'person', id: person.id },
      before: { account: subject, person: account.personCode },
      after: { sessionsEnded: sessions, tokensEnded: tokens }
    }
  }
}
