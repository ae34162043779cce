import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounter } from './hands.ts'
import { isOwn } from './own.ts'
import { note } from './words.ts'

const input = z.strictObject({ ...onDossier, reason: note })

/** Withdraws a dossier at the citizen's wish: at a counter, or online by the applicant. */
export const withdraw = dossierAct<z.output<typeof input>>({
  name: 'dossiers.withdraw',
  input,
  async run(on, { reason }) {
    const { dossier, actor } = on
    const own = isOwn(actor, dossier)
    return {
      happenings: [{ type: 'withdraw', ...(reason && { reason }) }],
      ground: own ? null : await needCounter(on)
    }
  }
})
