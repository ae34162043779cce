import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needAssigner } from './hands.ts'
import { needThere } from './known-there.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  personId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  note
})

/** Says which unit, and which one person in it, works on a dossier. */
export const assignDossier = dossierAct<z.output<typeof input>>({
  name: 'dossiers.assign',
  input,
  async run(on, { personId, unitId, note: said }) {
    await needThere(on, { personId, unitId })
    return {
      happenings: [
        {
          type: 'assign',
          ...(personId && { to: personId }),
          ...(unitId && { unit: unitId }),
          ...(said && { with: { note: said } })
        }
      ],
      ground: await needAssigner(on)
    }
  }
})
