import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounterOrSettler } from './hands.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  amount: z.number().int().positive().max(1_000_000_000_000),
  note
})

/** Asks for fees and charges, in đồng. The clock stands until they are paid. */
export const askPayment = dossierAct<z.output<typeof input>>({
  name: 'dossiers.ask_payment',
  input,
  async run(on, { amount, note: said }) {
    return {
      happenings: [{ type: 'ask_payment', amount, ...(said && { with: { note: said } }) }],
      ground: await needCounterOrSettler(on)
    }
  }
})
