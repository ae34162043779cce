import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needAssigner } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  until: z.iso.datetime({ offset: true, error: 'dossiers.input.moment' }),
  reason
})

/** Apologizes and gives a new date, once. The date once promised stays to be seen. */
export const extend = dossierAct<z.output<typeof input>>({
  name: 'dossiers.extend',
  input,
  async run(on, { until, reason: why }) {
    return {
      happenings: [{ type: 'extend', until, reason: why }],
      ground: await needAssigner(on)
    }
  }
})
