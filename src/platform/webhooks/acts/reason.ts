import { z } from 'zod'

/** Why, in a few words: the record keeps it. */
export const zReason = z
  .string({ error: 'webhooks.refusal.reason' })
  .trim()
  .min(3, 'webhooks.refusal.reason')
  .max(500)
