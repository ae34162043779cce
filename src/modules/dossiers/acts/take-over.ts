import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needUnit } from './hands.ts'
import { personOf } from './someone.ts'

const input = z.strictObject(onDossier)

/** Takes a dossier of one's own unit upon oneself, from the pile or from a colleague; everybody sees it. */
export const takeOver = dossierAct<z.output<typeof input>>({
  name: 'dossiers.take_over',
  input,
  async run(on) {
    const ground = await needUnit(on)
    const by = personOf(on.actor)
    const unit = await on.where.unit()
    return { happenings: [{ type: 'take_over', by, with: { unit } }], ground }
  }
})
