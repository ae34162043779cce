import { z } from 'zod'
import type { Act } from '../../record/index.ts'
import { forgetWaits, holdWebhook } from './store.ts'

const inputSchema = z.object({ id: z.uuid() })

/** Tries again at once what an address has not taken. */
export const retryWebhook: Act<z.infer<typeof inputSchema>, { id: string }> = {
  name: 'webhooks.retry',
  input: inputSchema,
  power: 'webhooks.manage',
  async run({ tx }, { id }) {
    const { url } = await holdWebhook(tx, id)
    await forgetWaits(tx, id)
    return { result: { id }, subject: { kind: 'webhook', id }, after: { url } }
  }
}
