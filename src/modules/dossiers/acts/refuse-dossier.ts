import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounter } from './hands.ts'
import { note, reason } from './words.ts'

const input = z.strictObject({ ...onDossier, reason, basis: note })

/** Refuses to receive a dossier, with the reason and its ground in law. */
export const refuseDossier = dossierAct<z.output<typeof input>>({
  name: 'dossiers.refuse',
  input,
  async run(on, { reason: why, basis }) {
    return {
      happenings: [{ type: 'refuse', reason: why, ...(basis && { with: { basis } }) }],
      ground: await needCounter(on)
    }
  }
})
