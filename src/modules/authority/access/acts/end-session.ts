import { z } from 'zod'
import { endSessions, listSessions } from '../../../../platform/identity/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'

const inputSchema = z.object({ id: z.uuid() })

/** Ends one session: one's own, or anybody's for whoever oversees. */
export const endSession: Act<z.infer<typeof inputSchema>, { subject: string }> = {
  name: 'access.end_session',
  input: inputSchema,
  power: null,
  async run({ tx, actor, need }, { id }) {
    const [session] = await listSessions(tx, { id })
    if (session?.subject !== actor.subject || actor.scopes) await need('authority.oversee', null)
    if (!session) throw notFound('access.refusal.no_session')
    await endSessions(tx, { id })
    const { subject, device, address, since } = session
    return {
      result: { subject },
      subject: { kind: 'session', id },
      before: { account: subject, device, address, since }
    }
  }
}
