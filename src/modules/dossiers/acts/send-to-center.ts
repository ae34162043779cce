import { z } from 'zod'
import { at, needOneOf } from '../where.ts'
import { dossierAct, onDossier } from './dossier-act.ts'

const input = z.strictObject(onDossier)

/** Sends the released result to the center that hands it over. */
export const sendToCenter = dossierAct<z.output<typeof input>>({
  name: 'dossiers.send',
  input,
  async run({ tx, actor, where }) {
    const bodies = [await where.unit(), await where.custodian()]
    const ground = await needOneOf(tx, actor, [
      ...at('dossiers.release', bodies),
      ...at('dossiers.settle', bodies),
      ...at('dossiers.receive', await where.counters())
    ])
    return { happenings: [{ type: 'send' }], ground }
  }
})
