import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needAssigner } from './hands.ts'
import { note, reason } from './words.ts'

const input = z.strictObject({ ...onDossier, reason, basis: note })

/** Stops the settling, with the reason and its ground in law. */
export const stop = dossierAct<z.output<typeof input>>({
  name: 'dossiers.stop',
  input,
  async run(on, { reason: why, basis }) {
    return {
      happenings: [{ type: 'stop', reason: why, ...(basis && { with: { basis } }) }],
      ground: await needAssigner(on)
    }
  }
})
