import { z } from 'zod'
import { takeNumber } from '../result-numbers.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCounter, needDecider, needUnit } from './hands.ts'
import { personOf } from './someone.ts'

const input = z.strictObject({
  ...onDossier,
  /** Where it is received, when it was submitted and not received yet; without it where the result goes out. */
  receptionId: z.uuid().optional(),
  outcome: z.enum(['grant', 'deny']).default('grant'),
  number: z
    .string({ error: 'record.input.required' })
    .trim()
    .min(1, { error: 'record.input.required' })
    .max(60),
  /** Handed over on the spot. */
  handedOver: z.boolean().default(true)
})

/**
 * Settles on the spot what one official may do alone, such as certifying a copy: received if it was submitted, taken over, proposed, signed, released
 * and handed over in one go, each with its own entry. They need every power that it takes.
 */
export const settleAtOnce = dossierAct<z.output<typeof input>>({
  name: 'dossiers.settle_at_once',
  input,
  async run(on, { receptionId, outcome, number, handedOver, happenedAt }) {
    const { actor, dossier } = on
    const submitted = dossier.phase === 'submitted'
    const counter = receptionId ?? dossier.returnId ?? (await on.where.counters())[0]
    const ground = await needDecider(on)
    await needUnit(on)
    if (handedOver || submitted) await needCounter(on)
    const by = personOf(actor)
    return {
      happenings: [
        ...(submitted ? [{ type: 'receive' as const, channel: dossier.channel }] : []),
        { type: 'take_over', by },
        { type: 'propose', outcome },
        { type: 'sign', by },
        { type: 'release', number },
        ...(handedOver ? [{ type: 'hand_over' as const, way: dossier.returnWay }] : [])
      ],
      ground,
      afterwards: () => takeNumber(on.tx, dossier, number, happenedAt ?? on.at),
      ...(submitted && {
        facts: { reception_id: counter ?? null, return_id: dossier.returnId ?? counter ?? null }
      })
    }
  }
})
