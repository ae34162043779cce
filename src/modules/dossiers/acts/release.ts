import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needRegistry } from './hands.ts'

const input = z.strictObject({
  ...onDossier,
  number: z
    .string({ error: 'record.input.required' })
    .trim()
    .min(1, { error: 'record.input.required' })
    .max(60)
})

/** Gives the result its number and day: here the time limit ends. */
export const release = dossierAct<z.output<typeof input>>({
  name: 'dossiers.release',
  input,
  async run(on, { number }) {
    return {
      happenings: [{ type: 'release', number }],
      ground: await needRegistry(on)
    }
  }
})
