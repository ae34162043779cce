import { z } from 'zod'

/** Why, in a few words: the record keeps it. */
export const zReason = z
  .string({ error: 'exchange.refusal.reason' })
  .trim()
  .min(3, 'exchange.refusal.reason')
  .max(500)

/** A message of the portal by its id, or an entry of a dossier's book that the portal is told of. */
export const stuckSchema = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('in'), id: z.string().min(1).max(150) }),
  z.strictObject({ way: z.literal('out'), dossierId: z.uuid(), event: z.coerce.number().int().positive() })
])
export type Stuck = z.output<typeof stuckSchema>

/** As the record names it. */
export const subjectOf = (stuck: Stuck) =>
  stuck.way === 'in'
    ? { kind: 'portal_message', id: stuck.id }
    : { kind: 'portal_delivery', id: `${stuck.dossierId}/${stuck.event}` }
