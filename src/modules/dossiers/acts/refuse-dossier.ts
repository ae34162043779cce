import { z } from 'zod'
import { dossierAct, onDossier } from './dossier-act.ts'
import { firstCode } from './first-code.ts'
import { needCounter } from './hands.ts'
import { note, reason } from './words.ts'

const input = z.strictObject({ ...onDossier, reason, basis: note })

/** Refuses to receive a dossier, with the reason and its ground in law. It has a code, and a line in the register. */
export const refuseDossier = dossierAct<z.output<typeof input>>({
  name: 'dossiers.refuse',
  input,
  async run(on, { reason: why, basis }) {
    const ground = await needCounter(on)
    const code = await firstCode(on)
    const more = { ...(basis && { basis }), ...(code && { code }) }
    return {
      happenings: [{ type: 'refuse', reason: why, ...(Object.keys(more).length && { with: more }) }],
      ground,
      ...(code && { facts: { code } })
    }
  }
})
