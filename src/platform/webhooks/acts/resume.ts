import { z } from 'zod'
import { refusal } from '../../problem.ts'
import type { Act } from '../../record/index.ts'
import { endPause, holdWebhook } from './store.ts'

const inputSchema = z.object({ id: z.uuid() })

/**
 * Goes on sending to an address, beginning with what waited.
 * @throws refusal when it is not paused
 */
export const resumeWebhook: Act<z.infer<typeof inputSchema>, { id: string }> = {
  name: 'webhooks.resume',
  input: inputSchema,
  power: 'webhooks.manage',
  async run({ tx, at }, { id }) {
    const { url, paused } = await holdWebhook(tx, id)
    if (!paused) throw refusal('webhooks.refusal.not_paused')
    await endPause(tx, id, at)
    return { result: { id }, subject: { kind: 'webhook', id }, after: { url } }
  }
}
