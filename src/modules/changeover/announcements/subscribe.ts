import { sql } from 'kysely'
import { z } from 'zod'
import { notFound, refusal } from '../../../platform/problem.ts'
import type { Act } from '../../../platform/record/index.ts'

const subscribeSchema = z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) })

/**
 * Has an address told of what takes effect from now on; for what took effect earlier there is the feed.
 * @throws refusal when the address is told already
 */
export const subscribe: Act<z.infer<typeof subscribeSchema>, { id: string }> = {
  name: 'changeover.subscribe',
  input: subscribeSchema,
  power: 'register.change',
  async run({ tx, actor }, { url }) {
    const made = await sql<{
      id: string
    }>`insert into subscription (url, created_by) values (${url}, ${actor.name})
      on conflict (url) where ended_at is null do nothing returning id`.execute(tx)
    const [subscription] = made.rows
    if (!subscription) throw refusal('changeover.page.subscription.already')
    return { result: subscription, subject: { kind: 'subscription', id: subscription.id }, after: { url } }
  }
}

const unsubscribeSchema = z.object({ id: z.uuid() })

/** Ends a subscription; what was not yet taken is not sent any more. */
export const unsubscribe: Act<z.infer<typeof unsubscribeSchema>, { id: string }> = {
  name: 'changeover.unsubscribe',
  input: unsubscribeSchema,
  power: 'register.change',
  async run({ tx }, { id }) {
    const ended = await sql<{ url: string }>`update subscription set ended_at = act_time()
      where id = ${id}::uuid and ended_at is null returning url`.execute(tx)
    const [subscription] = ended.rows
    if (!subscription) throw notFound('changeover.page.subscription.unknown')
    return { result: { id }, subject: { kind: 'subscription', id }, before: subscription }
  }
}
