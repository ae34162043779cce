import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'
import { givesTime } from '../life/clock.ts'
import { zMoment } from '../life/events.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needAssigner } from './hands.ts'
import { reason } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  until: zMoment,
  reason
})

/** Apologizes and gives a new date, once. The date once promised stays to be seen. */
export const extend = dossierAct<z.output<typeof input>>({
  name: 'dossiers.extend',
  input,
  async run(on, { until, reason: why }) {
    const { dueAt, promisedAt } = on.dossier
    if (!givesTime(until, dueAt ?? promisedAt)) throw refusal('dossiers.refusal.extend_later')
    return {
      happenings: [{ type: 'extend', until, reason: why }],
      ground: await needAssigner(on)
    }
  }
})
