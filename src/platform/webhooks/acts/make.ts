import { z } from 'zod'
import { invalid, refusal } from '../../problem.ts'
import type { Act } from '../../record/index.ts'
import { wantedAs } from '../cloud-event.ts'
import { startAtEnd } from '../distribute.ts'
import { looksPrivate } from '../reachable.ts'
import { newSecret } from '../sign.ts'
import { eventTypes } from '../sources.ts'
import { insertSecret, insertWebhook } from './store.ts'

export const makeSchema = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'webhooks.refusal.url' })
    .trim()
    .max(2000)
    .describe('Where events are posted to.'),
  types: z
    .array(z.string().max(200), { error: 'webhooks.refusal.types' })
    .min(1, 'webhooks.refusal.types')
    .max(100)
    .default(['*'])
    .describe('Whole types, or beginnings with a star: `haicap.area.*`; all, if not given.')
})
type Input = z.infer<typeof makeSchema>

export interface WebhookRules {
  /** Whether addresses within the own network may be told: for tests and demonstrations. */
  privateAddresses?: boolean
}

/**
 * Has an address told of what happens from now on. The secret that signs is made with it: `secretOf` reads it, to
 * be shown once; it is neither in the answer nor in the record.
 * @throws invalid for an address within the own network or with a password in it, and for types that nobody tells
 * @throws refusal when the address is told already
 */
export function makeWebhook({
  privateAddresses = false
}: WebhookRules = {}): Act<Input, { id: string; secretId: string }> {
  return {
    name: 'webhooks.make',
    input: makeSchema,
    power: 'webhooks.manage',
    async run({ tx, actor, at, recordId }, { url, types }) {
      checkAddress(url, privateAddresses)
      checkTypes(types)
      const id = await insertWebhook(tx, { url, types, at, by: actor.name, recordId })
      if (!id) throw refusal('webhooks.refusal.already')
      const secretId = await insertSecret(tx, { id, secret: newSecret(), at, recordId })
      await startAtEnd(tx, { id, types })
      return { result: { id, secretId }, subject: { kind: 'webhook', id }, after: { url, types } }
    }
  }
}

function checkAddress(url: string, privateAddresses: boolean): void {
  const { username, password } = new URL(url)
  const refused = (messageKey: string) => invalid('record.input.invalid', {}, [{ path: 'url', messageKey }])
  if (username || password) throw refused('webhooks.refusal.password')
  if (!privateAddresses && looksPrivate(url)) throw refused('webhooks.refusal.private')
}

/** A mistyped type would never be told of, and nobody would notice. */
function checkTypes(types: string[]): void {
  const known = new Set(eventTypes().flatMap(wantedAs))
  const unknown = types.filter((type) => type !== '*' && !known.has(type))
  if (unknown.length === 0) return
  const params = { types: unknown.join(', ') }
  throw invalid('record.input.invalid', {}, [
    { path: 'types', messageKey: 'webhooks.refusal.no_type', params }
  ])
}
