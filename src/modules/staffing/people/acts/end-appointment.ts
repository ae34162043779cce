import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { actingAtHome, holdsIn } from '../store-facts.ts'
import { cutAppointments, resume } from '../store-write.ts'
import { checkDecided, Problems } from './problems.ts'
import { endReasons } from './schemas.ts'

export const endAppointmentSchema = z.object({
  decision: decisionSchema,
  appointmentId: z.uuid(),
  on: zDay.describe('First day on which it no longer holds.'),
  reason: z.enum(endReasons)
})

/**
 * Ends one appointment; the person goes on in their other posts. Withdrawn on its first day, it never held, and
 * what it had ended goes on. Back from a secondment, whoever acted at home is relieved.
 * @throws refusal when it has ended by then, or has not begun
 */
export const endAppointment: Act<z.infer<typeof endAppointmentSchema>, { appointmentId: string }> = {
  name: 'staffing.end_appointment',
  input: endAppointmentSchema,
  power: 'staffing.appoint',
  async target(tx, { appointmentId }) {
    const [hold] = await holdsIn(tx, { ids: [appointmentId] })
    return hold ? { organizationId: hold.organizationId } : null
  },
  async run({ tx }, { appointmentId, on, reason, ...input }) {
    const decision = await ensureDecision(tx, input.decision)
    const [hold] = await holdsIn(tx, { ids: [appointmentId] })
    if (!hold) throw notFound('people.refusal.no_appointment')
    const problems = new Problems()
    checkDecided(problems, decision, 'on', on)
    if (hold.end && hold.end <= on) problems.say('on', 'appointment_over', { day: hold.end })
    if (hold.start && on < hold.start) problems.say('on', 'appointment_begins', { day: hold.start })
    if (hold.start === on && reason !== 'withdrawn') problems.say('reason', 'only_withdrawn')
    problems.refuse()
    const resumed = hold.start === on ? await resume(tx, appointmentId) : []
    const relieved = await actingAtHome(tx, [appointmentId], on)
    await cutAppointments(tx, [appointmentId], on, decision.id, reason)
    await cutAppointments(tx, relieved, on, decision.id, 'term_over')
    return {
      result: { appointmentId },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'person', id: hold.personId },
      before: hold,
      after: { end: on, reason, relieved, resumed }
    }
  }
}
