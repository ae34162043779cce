import { z } from 'zod'
import { openEvents } from '../life/possible.ts'
import { takeNumber } from '../result-numbers.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needRegistry } from './hands.ts'

const input = z.strictObject({
  ...onDossier,
  number: z
    .string({ error: 'record.input.required' })
    .trim()
    .min(1, { error: 'record.input.required' })
    .max(60)
})

/**
 * Gives the result its number and day: here the time limit ends.
 * @throws refusal when another result of the body has the number
 */
export const release = dossierAct<z.output<typeof input>>({
  name: 'dossiers.release',
  input,
  async run(on, { number, happenedAt }) {
    const ground = await needRegistry(on)
    // What cannot be released is refused below, whatever its number.
    if (openEvents(on.dossier.life).includes('release'))
      await takeNumber(on.tx, on.dossier, number, happenedAt ?? on.at)
    return { happenings: [{ type: 'release', number }], ground }
  }
})
