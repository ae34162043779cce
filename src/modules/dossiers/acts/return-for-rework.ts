import { z } from 'zod'
import { at, needOneOf } from '../where.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { waysToDecide } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({ ...onDossier, reason })

/** Returns a proposal to be worked on again: by whoever decides, or whoever leads the unit. */
export const returnForRework = dossierAct<z.output<typeof input>>({
  name: 'dossiers.return',
  input,
  async run(on, { reason: why }) {
    const { tx, actor, where } = on
    const leads = at('dossiers.assign', [await where.unit(), await where.custodian()])
    const ground = await needOneOf(tx, actor, [...(await waysToDecide(on)), ...leads])
    return { happenings: [{ type: 'return', reason: why }], ground }
  }
})
