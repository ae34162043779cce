import { z } from 'zod'
import { endSessions } from '../../../../platform/identity/index.ts'
import type { Act } from '../../../../platform/record/index.ts'

const inputSchema = z.object({
  /** Whose; one's own when not given. */
  subject: z.string().min(1).max(300).optional()
})

/** Signs somebody out everywhere: oneself, or anybody for whoever oversees. */
export const endAllSessions: Act<z.infer<typeof inputSchema>, { ended: number }> = {
  name: 'access.end_all_sessions',
  input: inputSchema,
  power: null,
  async run({ tx, actor, need }, { subject = actor.subject }) {
    if (subject !== actor.subject || actor.scopes) await need('authority.oversee', null)
    const ended = await endSessions(tx, { subject })
    return {
      result: { ended: ended.length },
      subject: { kind: 'account', id: subject },
      before: { sessions: ended.map(({ device, address, since }) => ({ device, address, since })) }
    }
  }
}
