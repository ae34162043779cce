import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounter } from './hands.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  receipt: note,
  way: z.enum(['cash', 'transfer', 'portal']).default('cash')
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
