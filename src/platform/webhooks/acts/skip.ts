import { z } from 'zod'
import { notFound } from '../../problem.ts'
import type { Act } from '../../record/index.ts'
import { zReason } from './reason.ts'
import { holdWebhook, removeDelivery } from './store.ts'

const inputSchema = z.object({ id: z.uuid(), delivery: z.coerce.number().int().positive(), reason: zReason })

/**
 * Gives up one event for one address: it is never sent there. The record keeps which, and why.
 * @throws not found when it has been taken meanwhile
 */
export const skipDelivery: Act<z.infer<typeof inputSchema>, { id: string }> = {
  name: 'webhooks.skip',
  input: inputSchema,
  power: 'webhooks.manage',
  async run({ tx }, { id, delivery, reason }) {
    await holdWebhook(tx, id)
    const event = await removeDelivery(tx, id, delivery)
    if (!event) throw notFound('webhooks.refusal.no_delivery')
    return { result: { id }, subject: { kind: 'webhook', id }, reason, before: event }
  }
}
