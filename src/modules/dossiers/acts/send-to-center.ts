import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needSender } from './hands.ts'

const input = z.strictObject(onDossier)

/** Sends the released result to the center that hands it over. */
export const sendToCenter = dossierAct<z.output<typeof input>>({
  name: 'dossiers.send',
  input,
  async run(on) {
    return { happenings: [{ type: 'send' }], ground: await needSender(on) }
  }
})
