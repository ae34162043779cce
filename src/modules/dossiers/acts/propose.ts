import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needSettler } from './hands.ts'
import { note } from './words.ts'

const input = z.strictObject({ ...onDossier, outcome: z.enum(['grant', 'deny']), note })

/** Proposes the result to whoever decides, with a draft of it. */
export const propose = dossierAct<z.output<typeof input>>({
  name: 'dossiers.propose',
  input,
  async run(on, { outcome, note: said }) {
    return {
      happenings: [{ type: 'propose', outcome, ...(said && { with: { note: said } }) }],
      ground: await needSettler(on)
    }
  }
})
