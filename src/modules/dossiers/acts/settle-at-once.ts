import { z } from 'zod'
import { papersOf } from '../detail/read.ts'
import { openEvents } from '../life/possible.ts'
import { versionById } from '../reference.ts'
import { takeNumber } from '../result-numbers.ts'
import { type Done, dossierAct, type On, onDossier } from './dossier-act.ts'
import { needCounter, needDecider, needUnit } from './hands.ts'
import { putSigned, type SignedPaper } from './sign.ts'
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
  handedOver: z.boolean().default(true),
  /** The result, where it is a file. */
  papers: z
    .array(z.strictObject({ title: z.string().trim().min(1).max(500), fileId: z.uuid() }))
    .max(20)
    .default([])
})

type Input = z.output<typeof input>

/**
 * Settles on the spot with results that were signed as files just before, each in place of the file `paper` that came
 * with the request: what was signed is no part of the input, so that the same request sent again is known by its key.
 */
export const settleWith = (signed: readonly SignedPaper[]) =>
  dossierAct<Input>({
    name: 'dossiers.settle_at_once',
    input,
    run: (on, given) => settling(on, given, signed)
  })

/**
 * Settles on the spot what one official may do alone, such as certifying a copy: received if it was submitted, taken over, proposed, signed, released
 * and handed over in one go, each with its own entry. They need every power that it takes.
 */
export const settleAtOnce = settleWith([])

async function settling(on: On, given: Input, signed: readonly SignedPaper[]): Promise<Done> {
  const { receptionId, outcome, number, handedOver, happenedAt, papers } = given
  const { tx, actor, dossier } = on
  const submitted = dossier.phase === 'submitted'
  const counter = receptionId ?? dossier.returnId ?? (await on.where.counters())[0]
  const ground = await needDecider(on)
  await needUnit(on)
  if (handedOver || submitted) await needCounter(on)
  if (submitted && receptionId) await on.need('dossiers.receive', { organizationId: receptionId })
  const by = personOf(actor)
  if (openEvents(dossier.life).includes(submitted ? 'receive' : 'take_over'))
    await takeNumber(tx, dossier, number, happenedAt ?? on.at)
  return {
    happenings: [
      ...(submitted ? [{ type: 'receive' as const, channel: dossier.channel }] : []),
      { type: 'take_over', by },
      { type: 'propose', outcome, ...(papers.length && { with: { papers: papers.length } }) },
      { type: 'sign', by, ...(signed.length && { with: { signed: signed.length } }) },
      { type: 'release', number },
      ...(handedOver ? [{ type: 'hand_over' as const, way: dossier.returnWay }] : [])
    ],
    ground,
    papers: {
      papers: papers.map((paper) => ({ ...paper, original: 0, copy: 0 })),
      version: await versionById(tx, dossier.versionId),
      otherwise: 'result'
    },
    ...(signed.length && { afterwards: (event: number) => putSignedResults(on, event, signed) }),
    ...(submitted && {
      facts: { reception_id: counter ?? null, return_id: dossier.returnId ?? counter ?? null }
    })
  }
}

async function putSignedResults(on: On, event: number, signed: readonly SignedPaper[]): Promise<void> {
  const kept = await papersOf(on.tx, on.dossier.id)
  const inPlace = signed.map(({ paper, ...one }) => ({
    ...one,
    paper: kept.find(({ kind, fileId }) => kind === 'result' && fileId === paper)?.id ?? paper
  }))
  await putSigned(on, event, inPlace)
}
