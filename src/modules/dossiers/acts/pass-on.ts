import { z } from 'zod'
import { broughtSchema } from '../facts.ts'
import { pileOf, versionById } from '../reference.ts'
import { homeOfStep, type StepHome } from '../step-place.ts'
import { type Done, dossierAct, type On, onDossier } from './dossier-act.ts'
import { needSettler } from './hands.ts'
import { needThere } from './known-there.ts'
import { needStepOrSettler } from './step-hands.ts'
import { note } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  step: z.number().int().positive().max(50).optional(),
  personId: z.uuid().optional(),
  unitId: z.uuid().optional(),
  /** Which body does the step, where it is done at another one and several are competent. */
  bodyId: z.uuid().optional(),
  note,
  /** What comes with it, such as the confirmation for which it was there. */
  papers: z.array(broughtSchema).max(20).default([])
})

type Input = z.output<typeof input>

/**
 * Passes a dossier on to the next step of the process, or to the one named, and to whoever does it. A step that is done at
 * another body lies on that body's desk until it is passed on again, by whoever works on it there or by the lead, who stays
 * accountable and may take it back at any time.
 * @throws refusal when no body is competent for the step
 */
export const passOn = dossierAct<Input>({
  name: 'dossiers.pass',
  input,
  async run(on, given) {
    const { note: said, papers, step } = given
    const version = await versionById(on.tx, on.dossier.versionId)
    const ordinal = step ?? Math.min((on.dossier.step ?? 1) + 1, version.content.steps.length)
    const home = await homeOfStep(on.tx, on, version, ordinal, given.bodyId)
    const done = home ? await passThere(on, given, home) : await passHere(on, given)
    const [happening] = done.happenings
    return {
      ...done,
      happenings: happening ? [{ ...happening, ...(said && { with: { note: said } }) }] : [],
      ...(papers.length && { papers: { papers, version, otherwise: 'opinion' as const } })
    }
  }
})

const event = ({ step, personId, unitId }: Input) => ({
  type: 'pass' as const,
  ...(step && { step }),
  ...(personId && { to: personId }),
  ...(unitId && { unit: unitId })
})

/** To the body that leads, or on within it. Who works on it there is for its own people to say. */
async function passHere(on: On, given: Input): Promise<Done> {
  const { personId, unitId, step } = given
  await needThere(on, { personId, unitId, step })
  const ground = personId || unitId ? await needSettler(on) : await needStepOrSettler(on)
  return { happenings: [event(given)], ground }
}

/** To another body, whose pile it joins: from then on whoever takes over that body's work has the step. */
async function passThere(on: On, given: Input, { body, field, placeId }: StepHome): Promise<Done> {
  const { personId, unitId, step } = given
  await needThere(on, { personId, unitId, step }, body)
  const ground = await needStepOrSettler(on)
  const pile = await pileOf(on.tx, { originId: body, functionCode: field, placeId }, on.day)
  return { happenings: [{ ...event(given), body, pile: pile.id }], ground }
}
