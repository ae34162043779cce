import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { visible } from '../../../../platform/text-file/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { getPerson, lastBodyOf } from '../store-facts.ts'
import { personByCode } from '../store-persons.ts'
import { personalIdTaken, renamePerson, writePrivate } from '../store-write.ts'
import { Problems } from './problems.ts'
import { personCode, privateSchema, shortText } from './schemas.ts'

export const correctPersonSchema = z.object({
  decision: decisionSchema,
  person: personCode,
  code: personCode.optional(),
  name: visible(shortText(200)).optional(),
  private: privateSchema.default({}),
  reason: shortText(2000)
})

/**
 * Corrects what is said of someone; only what is given changes, and what was said before stays in the history.
 * @throws refusal when nothing changes, or a number is someone else's
 */
export const correctPerson: Act<z.infer<typeof correctPersonSchema>, { personId: string; code: string }> = {
  name: 'staffing.correct_person',
  input: correctPersonSchema,
  power: 'staffing.appoint',
  async target(tx, { person }) {
    const found = await personByCode(tx, person)
    return found ? lastBodyOf(tx, found.id) : null
  },
  async run({ tx }, { private: data, ...input }) {
    const decision = await ensureDecision(tx, input.decision)
    const person = await getPerson(tx, input.person)
    const { code = person.code, name = person.name } = input
    const problems = new Problems()
    const other = code === person.code ? undefined : await personByCode(tx, code)
    if (other) problems.say('code', 'code_taken', { code, person: other.name })
    if (data.personalId && (await personalIdTaken(tx, data.personalId, person.id)))
      problems.say('private.personalId', 'personal_id_taken')
    if (code === person.code && name === person.name && !Object.values(data).some(Boolean))
      problems.say('', 'nothing_changes')
    problems.refuse()
    await renamePerson(tx, person.id, code, name)
    await writePrivate(tx, person.id, data)
    return {
      result: { personId: person.id, code },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'person', id: person.id },
      reason: input.reason,
      before: { code: person.code, name: person.name },
      after: { code, name, private: Object.keys(data) }
    }
  }
}
