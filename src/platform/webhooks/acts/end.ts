import { z } from 'zod'
import type { Act } from '../../record/index.ts'
import { closeWebhook, holdWebhook } from './store.ts'

const inputSchema = z.object({ id: z.uuid() })

/** Tells an address no more; what it has not taken yet is not sent any more. */
export const endWebhook: Act<z.infer<typeof inputSchema>, { id: string; dropped: number }> = {
  name: 'webhooks.end',
  input: inputSchema,
  power: 'webhooks.manage',
  async run({ tx, at }, { id }) {
    const { url, types } = await holdWebhook(tx, id)
    const dropped = await closeWebhook(tx, id, at)
    return {
      result: { id, dropped },
      subject: { kind: 'webhook', id },
      before: { url, types },
      after: { dropped }
    }
  }
}
