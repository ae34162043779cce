import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needSettler } from './hands.ts'
import { needThere } from './known-there.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  step: z.number().int().positive().max(50).optional(),
  personId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  note
})

/** Passes a dossier on to the next step of the process, or to the one named, and to whoever does it. */
export const passOn = dossierAct<z.output<typeof input>>({
  name: 'dossiers.pass',
  input,
  async run(on, { step, personId, unitId, note: said }) {
    await needThere(on, { personId, unitId, step })
    return {
      happenings: [
        {
          type: 'pass',
          ...(step && { step }),
          ...(personId && { to: personId }),
          ...(unitId && { unit: unitId }),
          ...(said && { with: { note: said } })
        }
      ],
      ground: await needSettler(on)
    }
  }
})
