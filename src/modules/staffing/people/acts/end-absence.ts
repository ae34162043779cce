import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { cutAbsences, findAbsence } from '../store-absence.ts'
import { bodyOfPerson } from '../store-facts.ts'
import { Problems } from './problems.ts'

export const endAbsenceSchema = z.object({
  absenceId: z.uuid(),
  on: zDay.describe('First day back.')
})

/** Someone is back earlier than noted; back on the first day, they were never away. @throws refusal when it ends before */
export const endAbsence: Act<z.infer<typeof endAbsenceSchema>, { absenceId: string }> = {
  name: 'staffing.end_absence',
  input: endAbsenceSchema,
  power: 'staffing.appoint',
  async target(tx, { absenceId }) {
    const absence = await findAbsence(tx, absenceId)
    return absence ? bodyOfPerson(tx, absence.personId, absence.start) : null
  },
  async run({ tx }, { absenceId, on }) {
    const absence = await findAbsence(tx, absenceId)
    if (!absence) throw notFound('people.refusal.no_absence')
    const problems = new Problems()
    if (absence.end && absence.end <= on) problems.say('on', 'absence_over', { day: absence.end })
    if (on < absence.start) problems.say('on', 'absence_begins', { day: absence.start })
    problems.refuse()
    await cutAbsences(tx, [absenceId], on)
    return {
      result: { absenceId },
      subject: { kind: 'person', id: absence.personId },
      before: { start: absence.start, end: absence.end },
      after: { end: on }
    }
  }
}
