import { z } from 'zod'
import type { T } from '../../../platform/i18n/index.ts'
import type { MessageOutcome } from './in/store.ts'

const refusalSchema = z.object({ title: z.string(), details: z.array(z.string()) })

/** What whoever sent a message is answered. */
export const outcome = z.object({
  id: z.string(),
  state: z.enum(['applied', 'waits', 'later', 'refused', 'given_up']),
  repeats: z.string().nullable().describe('The message that said the same before; the answer is that one’s.'),
  dossierId: z.string().nullable(),
  event: z.number().int().nullable().describe('Number of the entry in the dossier’s book.'),
  refusal: refusalSchema.nullable()
})

export function outcomeFor(
  { id, state, repeats, dossierId, event, refusal }: MessageOutcome,
  t: T
): z.output<typeof outcome> {
  const said = refusal && {
    title: t(refusal.messageKey, refusal.params),
    details: refusal.details.map(({ messageKey, params }) => t(messageKey, params))
  }
  return { id, state, repeats, dossierId, event, refusal: said }
}
