import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needDecider } from './hands.ts'
import { note } from './words.ts'

const input = z.strictObject({ ...onDossier, note })

/** Signs: by whoever the law gives the decision, or whoever they passed it to. */
export const sign = dossierAct<z.output<typeof input>>({
  name: 'dossiers.sign',
  input,
  async run(on, { note: said }) {
    return {
      happenings: [
        { type: 'sign', by: on.actor.personId ?? on.actor.subject, ...(said && { with: { note: said } }) }
      ],
      ground: await needDecider(on)
    }
  }
})
