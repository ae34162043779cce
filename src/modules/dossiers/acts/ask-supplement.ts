import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { firstCode } from './first-code.ts'
import { needCounterOrSettler } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({ ...onDossier, items: z.array(reason).min(1).max(50), reason })

/** Asks for everything that is missing, once. The clock stands until it comes. What was not received yet gets its code. */
export const askSupplement = dossierAct<z.output<typeof input>>({
  name: 'dossiers.ask_supplement',
  input,
  async run(on, { items, reason: why }) {
    const ground = await needCounterOrSettler(on)
    const code = await firstCode(on)
    return {
      happenings: [{ type: 'ask_supplement', items, reason: why, ...(code && { with: { code } }) }],
      ground,
      ...(code && { facts: { code } })
    }
  }
})
