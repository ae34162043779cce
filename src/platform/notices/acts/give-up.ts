import { z } from 'zod'
import { notFound } from '../../problem.ts'
import type { Act } from '../../record/index.ts'
import { giveUp } from '../store.ts'

const inputSchema = z.object({
  id: z.uuid(),
  reason: z.string({ error: 'notices.refusal.reason' }).trim().min(3, 'notices.refusal.reason').max(500)
})

/**
 * Says that a notice need not arrive any more, for instance because the person was called. The record keeps why.
 * @throws not found when it has been sent or given up meanwhile
 */
export const giveUpNotice: Act<z.infer<typeof inputSchema>, { id: string }> = {
  name: 'notices.give_up',
  input: inputSchema,
  power: 'webhooks.manage',
  async run({ tx, at }, { id, reason }) {
    const key = await giveUp(tx, id, at)
    if (!key) throw notFound('notices.refusal.unknown')
    return { result: { id }, subject: { kind: 'notice', id }, reason, before: { key } }
  }
}
