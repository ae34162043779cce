import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { absencesOf, insertAbsence } from '../store-absence.ts'
import { bodyOfPerson, getPerson, holdsIn } from '../store-facts.ts'
import { personByCode } from '../store-persons.ts'
import { needAtHomes } from './need-at-homes.ts'
import { endAfter, Problems } from './problems.ts'
import { absenceReasons, personCode, shortText } from './schemas.ts'

export const recordAbsenceSchema = z.object({
  decision: decisionSchema.optional(),
  person: personCode,
  from: zDay.describe('First day away.'),
  lastDay: zDay.optional().describe('Last day away; none: until further notice.'),
  reason: z.enum(absenceReasons),
  note: shortText(500).optional()
})

/**
 * Notes that someone cannot serve on some days; whoever substitutes decides meanwhile.
 * @throws refusal when they do not serve then, or are away already
 */
export const recordAbsence: Act<z.infer<typeof recordAbsenceSchema>, { absenceId: string }> = {
  name: 'staffing.record_absence',
  input: recordAbsenceSchema,
  power: 'staffing.appoint',
  async target(tx, { person, from }) {
    const found = await personByCode(tx, person)
    return found ? bodyOfPerson(tx, found.id, from) : null
  },
  async run(context, { from, lastDay, reason, note = null, ...input }) {
    const { tx } = context
    const decision = input.decision && (await ensureDecision(tx, input.decision))
    const person = await getPerson(tx, input.person)
    const end = endAfter(lastDay)
    const problems = new Problems()
    if (end && end <= from) problems.say('lastDay', 'ends_before_it_begins')
    problems.refuse()
    const serves = await holdsIn(tx, { personId: person.id, from, end })
    if (!serves.length) problems.say('from', 'not_serving', { person: person.name, day: from })
    const [away] = await absencesOf(tx, person.id, from, end)
    if (away) problems.say('from', 'already_absent', { person: person.name, day: away.start })
    problems.refuse()
    await needAtHomes(context, serves)
    const absenceId = await insertAbsence(tx, {
      personId: person.id,
      start: from,
      end,
      reason,
      note,
      decisionId: decision?.id ?? null
    })
    return {
      result: { absenceId },
      decisionId: decision?.id,
      decisionNumber: decision?.number,
      subject: { kind: 'person', id: person.id },
      // Why someone is away is personal: the record says when.
      after: { absenceId, from, lastDay }
    }
  }
}
