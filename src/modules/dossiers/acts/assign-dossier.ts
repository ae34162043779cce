import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needAssigner } from './hands.ts'
import { needThere } from './known-there.ts'
import { assignerThere } from './step-hands.ts'
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
    // Whoever leads the body at which the step is done says who of theirs does it.
    const there = await assignerThere(on, { personId, unitId })
    if (!there) await needThere(on, { personId, unitId })
    return {
      happenings: [
        {
          type: 'assign',
          ...(there && { elsewhere: true as const }),
          ...(personId && { to: personId }),
          ...(unitId && { unit: unitId }),
          ...(said && { with: { note: said } })
        }
      ],
      ground: there ?? (await needAssigner(on))
    }
  }
})
