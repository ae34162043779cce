import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needReturner } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({ ...onDossier, reason })

/** Returns a proposal to be worked on again: by whoever decides, or whoever leads the unit. */
export const returnForRework = dossierAct<z.output<typeof input>>({
  name: 'dossiers.return',
  input,
  async run(on, { reason: why }) {
    return { happenings: [{ type: 'return', reason: why }], ground: await needReturner(on) }
  }
})
