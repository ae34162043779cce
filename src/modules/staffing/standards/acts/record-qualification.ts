import type { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { bodyOfPerson } from '../../people/store-facts.ts'
import { insertQualification } from '../store-write.ts'
import { checkQualification, qualificationFacts, requirePerson, text } from './inputs.ts'

export const recordQualificationSchema = qualificationFacts.extend({
  /** Number in the staff register. */
  person: text(60),
  /** The day by which the person's body is found. */
  on: zDay
})

/**
 * Records a degree or certificate that a person holds.
 * @throws notFound for an unknown person; refusal when it is recorded already, or its level is none
 */
export const recordQualification: Act<z.infer<typeof recordQualificationSchema>, { id: string }> = {
  name: 'staffing.record_qualification',
  input: recordQualificationSchema,
  power: 'staffing.qualify',
  target: async (tx, { person, on }) => bodyOfPerson(tx, (await requirePerson(tx, person)).id, on),
  async run({ tx }, { person: code, on: _on, ...facts }) {
    const person = await requirePerson(tx, code)
    const expiresOn = await checkQualification(tx, facts)
    const row = await insertQualification(tx, person.id, { ...facts, expiresOn })
    // Of personal data the record says which, never what.
    const after = { qualification: row.id, facts: Object.keys(facts) }
    return { result: { id: row.id }, subject: { kind: 'person', id: person.id }, after }
  }
}
