import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounterOrSettler } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({ ...onDossier, items: z.array(reason).min(1).max(50), reason })

/** Asks for everything that is missing, once. The clock stands until it comes. */
export const askSupplement = dossierAct<z.output<typeof input>>({
  name: 'dossiers.ask_supplement',
  input,
  async run(on, { items, reason: why }) {
    return {
      happenings: [{ type: 'ask_supplement', items, reason: why }],
      ground: await needCounterOrSettler(on)
    }
  }
})
