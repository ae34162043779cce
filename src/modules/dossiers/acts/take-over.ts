import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { personOf } from './someone.ts'
import { needTaker } from './step-hands.ts'

const input = z.strictObject(onDossier)

/**
 * Takes a dossier of one's own unit upon oneself, from the pile or from a colleague; everybody sees it. Of a step that is done
 * at one's own body it is the step that one takes.
 */
export const takeOver = dossierAct<z.output<typeof input>>({
  name: 'dossiers.take_over',
  input,
  async run(on) {
    const { ground, step } = await needTaker(on)
    const by = personOf(on.actor)
    if (step)
      return {
        happenings: [{ type: 'take_over', by, elsewhere: true, with: { unit: step.unit } }],
        ground
      }
    const unit = await on.where.unit()
    return { happenings: [{ type: 'take_over', by, with: { unit } }], ground }
  }
})
