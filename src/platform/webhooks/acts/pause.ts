import { z } from 'zod'
import { refusal } from '../../problem.ts'
import type { Act } from '../../record/index.ts'
import { zReason } from './reason.ts'
import { beginPause, holdWebhook } from './store.ts'

const inputSchema = z.object({ id: z.uuid(), reason: zReason })

/**
 * Sends nothing to an address for the time being; what happens meanwhile waits.
 * @throws refusal when it is paused already
 */
export const pauseWebhook: Act<z.infer<typeof inputSchema>, { id: string }> = {
  name: 'webhooks.pause',
  input: inputSchema,
  power: 'webhooks.manage',
  async run({ tx, actor, at, recordId }, { id, reason }) {
    const { url, paused } = await holdWebhook(tx, id)
    if (paused) throw refusal('webhooks.refusal.paused')
    await beginPause(tx, id, { at, by: actor.name, recordId }, reason)
    return { result: { id }, subject: { kind: 'webhook', id }, reason, after: { url } }
  }
}
