import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { visible } from '../../../../platform/text-file/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { personByCode } from '../store-persons.ts'
import { insertPerson, personalIdTaken, writePrivate } from '../store-write.ts'
import { Problems } from './problems.ts'
import { personCode, privateSchema, shortText } from './schemas.ts'

export const registerPersonSchema = z.object({
  decision: decisionSchema.optional().describe('By which they were recruited or elected.'),
  organizationId: z.uuid().optional().describe('The body that takes them on; none: the province as a whole.'),
  code: personCode.describe('Number in the staff register.'),
  name: visible(shortText(200)),
  private: privateSchema.default({})
})

/** Enters someone in the staff register. @throws refusal when the number or the personal id is known already */
export const registerPerson: Act<z.infer<typeof registerPersonSchema>, { personId: string; code: string }> = {
  name: 'staffing.register_person',
  input: registerPersonSchema,
  power: 'staffing.appoint',
  target: async (_tx, { organizationId }) => (organizationId ? { organizationId } : null),
  async run({ tx }, { code, name, private: data, ...input }) {
    const decision = input.decision && (await ensureDecision(tx, input.decision))
    const problems = new Problems()
    const known = await personByCode(tx, code)
    if (known) problems.say('code', 'code_taken', { code, person: known.name })
    if (data.personalId && (await personalIdTaken(tx, data.personalId, null)))
      problems.say('private.personalId', 'personal_id_taken')
    problems.refuse()
    const personId = await insertPerson(tx, code, name)
    await writePrivate(tx, personId, data)
    return {
      result: { personId, code },
      decisionId: decision?.id,
      decisionNumber: decision?.number,
      subject: { kind: 'person', id: personId },
      // Of personal data the record says which, never what: more people read it.
      after: { code, name, private: Object.keys(data) }
    }
  }
}
