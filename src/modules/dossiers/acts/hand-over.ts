import { z } from 'zod'
import { returnWays } from '../dossier.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounter } from './hands.ts'
import { note } from './words.ts'

const input = z.strictObject({ ...onDossier, way: z.enum(returnWays).optional(), recipient: note })

/** Hands the result over, in the way that was agreed or another. */
export const handOver = dossierAct<z.output<typeof input>>({
  name: 'dossiers.hand_over',
  input,
  async run(on, { way, recipient }) {
    return {
      happenings: [
        { type: 'hand_over', way: way ?? on.dossier.returnWay, ...(recipient && { with: { recipient } }) }
      ],
      ground: await needCounter(on)
    }
  }
})
