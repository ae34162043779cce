import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounter } from './hands.ts'
import { note } from './words.ts'

const input = z
  .strictObject({
    ...onDossier,
    /** Number of the receipt; of a transfer the bank's own reference, by which it is found on the statement. */
    receipt: note,
    way: z.enum(['cash', 'transfer', 'portal']).default('cash')
  })
  .refine(({ way, receipt }) => way !== 'transfer' || receipt, {
    path: ['receipt'],
    error: 'dossiers.input.transfer_reference'
  })

/** Notes that what was asked for is paid, and by which receipt. */
export const pay = dossierAct<z.output<typeof input>>({
  name: 'dossiers.pay',
  input,
  async run(on, { receipt, way }) {
    return {
      happenings: [{ type: 'pay', with: { way, ...(receipt && { receipt }) } }],
      ground: await needCounter(on)
    }
  }
})
