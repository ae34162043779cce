import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Act, Target } from '../../../../platform/record/index.ts'
import { bodyOfPerson } from '../../people/store-facts.ts'
import { deleteQualification, lockQualification, updateQualification } from '../store-write.ts'
import { checkQualification, qualificationFacts, reason } from './inputs.ts'

const which = z.object({ id: z.uuid(), on: zDay, reason })
export const correctQualificationSchema = qualificationFacts.extend(which.shape)
export const removeQualificationSchema = which

/**
 * Corrects what was recorded wrongly of a degree or certificate; what had been recorded stays readable by `known`.
 * @throws notFound when there is none; refusal when the same is recorded already
 */
export const correctQualification: Act<z.infer<typeof correctQualificationSchema>, { id: string }> = {
  name: 'staffing.correct_qualification',
  input: correctQualificationSchema,
  power: 'staffing.qualify',
  target: (tx, input) => targetOf(tx, input),
  async run({ tx }, { id, on: _on, reason, ...facts }) {
    const before = await requireQualification(tx, id)
    const expiresOn = await checkQualification(tx, facts)
    const after = await updateQualification(tx, id, { ...facts, expiresOn })
    const changed = Object.entries(after).filter(
      ([key, value]) => value !== before[key as keyof typeof before]
    )
    return {
      result: { id },
      subject: { kind: 'person', id: before.personId },
      reason,
      // Of personal data the record says which, never what.
      after: { qualification: id, changed: changed.map(([key]) => key) }
    }
  }
}

/**
 * Takes back a degree or certificate that was recorded by mistake, or is forged.
 * @throws notFound when there is none
 */
export const removeQualification: Act<z.infer<typeof removeQualificationSchema>, { id: string }> = {
  name: 'staffing.remove_qualification',
  input: removeQualificationSchema,
  power: 'staffing.qualify',
  target: (tx, input) => targetOf(tx, input),
  async run({ tx }, { id, reason }) {
    const before = await requireQualification(tx, id)
    await deleteQualification(tx, id)
    return {
      result: { id },
      subject: { kind: 'person', id: before.personId },
      reason,
      before: { qualification: id }
    }
  }
}

async function requireQualification(tx: Tx, id: string) {
  const found = await lockQualification(tx, id)
  if (!found) throw notFound('standards.refusal.no_qualification')
  return found
}

async function targetOf(tx: Tx, { id, on }: { id: string; on: string }): Promise<Target> {
  return bodyOfPerson(tx, (await requireQualification(tx, id)).personId, on)
}
