import { z } from 'zod'

const text = z.string().trim().min(1).max(2000)
/**
 * A moment in years in which a dossier can be (a slip of the pen is no year 9999), with no more digits of a second than
 * clocks have.
 */
export const zMoment = z.iso
  .datetime({ offset: true, error: 'dossiers.input.moment' })
  .regex(/^(19|20|21)(?!.*\.\d{10})/, { error: 'dossiers.input.moment' })

/** What every event of a dossier says: when it happened, and when haicap learned of it (never before). */
const when = { at: zMoment, learnedAt: zMoment.optional() }
const event = <K extends string, S extends z.ZodRawShape>(type: K, shape: S) =>
  z.strictObject({ type: z.literal(type), ...when, ...shape })

const unit = z.string().trim().min(1).max(60)
const person = z.string().trim().min(1).max(60)
/** It is about the step that is done at another body, not about whoever leads. */
const elsewhere = z.literal(true).optional()

/**
 * Everything that can happen to a dossier. The state is never stored: it is what these come to. Names are those of
 * the law's own steps (Decree on the one-stop mechanism; its forms 01 to 07).
 */
export const eventSchema = z.discriminatedUnion('type', [
  event('draft', {}),
  event('submit', { channel: z.enum(['online', 'post']) }),
  event('receive', { channel: z.enum(['counter', 'online', 'post']).default('counter') }),
  event('refuse', { reason: text }),
  event('ask_supplement', { items: z.array(text).min(1), reason: text }),
  event('supplement', {}),
  event('ask_payment', { amount: z.number().int().min(1) }),
  event('pay', {}),
  event('assign', { to: person.optional(), unit: unit.optional(), elsewhere }),
  event('take_over', { by: person, elsewhere }),
  event('pass', {
    step: z.number().int().min(1).optional(),
    to: person.optional(),
    unit: unit.optional(),
    /** The other body at which the step is done, and the pile in which it lies there; without it: the body that leads. */
    body: unit.optional(),
    pile: z.number().int().positive().optional()
  }),
  event('seek_opinion', { id: z.string().min(1).max(60), unit, waits: z.boolean().default(false) }),
  event('give_opinion', { id: z.string().min(1).max(60), opinion: text }),
  event('propose', { outcome: z.enum(['grant', 'deny']), elsewhere }),
  event('return', { reason: text }),
  event('sign', { by: person }),
  event('release', { number: z.string().trim().min(1).max(60) }),
  event('send', {}),
  event('hand_over', { way: z.enum(['counter', 'post', 'online']).default('counter') }),
  event('stop', { reason: text }),
  event('withdraw', { reason: text.optional() }),
  event('extend', { until: zMoment, reason: text }),
  event('correct', { reason: text }),
  event('move_version', { reason: text }),
  event('recompute', { reason: text })
])

export type DossierEvent = z.output<typeof eventSchema>
export type EventType = DossierEvent['type']
