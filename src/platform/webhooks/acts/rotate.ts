import { z } from 'zod'
import type { Act } from '../../record/index.ts'
import { newSecret } from '../sign.ts'
import { endSecrets, holdWebhook, insertSecret } from './store.ts'

export const rotateSchema = z.object({
  id: z.uuid(),
  hours: z.coerce
    .number({ error: 'webhooks.refusal.hours' })
    .int('webhooks.refusal.hours')
    .min(0)
    .max(720)
    .default(24)
})

/**
 * Makes a new secret for an address. Those before go on signing beside it for some hours (none: at once, when one
 * has become known), so that the receiver can change without losing an event.
 */
export const rotateSecret: Act<z.infer<typeof rotateSchema>, { id: string; secretId: string }> = {
  name: 'webhooks.rotate',
  input: rotateSchema,
  power: 'webhooks.manage',
  async run({ tx, at, recordId }, { id, hours }) {
    const { url } = await holdWebhook(tx, id)
    await endSecrets(tx, id, at, hours)
    const secretId = await insertSecret(tx, { id, secret: newSecret(), at, recordId })
    return { result: { id, secretId }, subject: { kind: 'webhook', id }, after: { url, hours } }
  }
}
