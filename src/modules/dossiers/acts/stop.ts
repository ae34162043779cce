import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needAssigner } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({ ...onDossier, reason })

/** Stops the settling, with the reason. */
export const stop = dossierAct<z.output<typeof input>>({
  name: 'dossiers.stop',
  input,
  async run(on, { reason: why }) {
    return {
      happenings: [{ type: 'stop', reason: why }],
      ground: await needAssigner(on)
    }
  }
})
