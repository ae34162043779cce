import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { dayAfter, zDay } from '../../../../platform/day.ts'
import { notFound, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { bodyOfPerson } from '../../people/store-facts.ts'
import { listStandards } from '../store-catalogue.ts'
import { cutExemption, insertExemption, lockExemption } from '../store-write.ts'
import { reason, requirePerson, text } from './inputs.ts'

export const exemptSchema = z.object({
  person: text(60),
  standard: text(100),
  decision: decisionSchema,
  firstDay: zDay,
  lastDay: zDay.optional(),
  reason
})

export const endExemptionSchema = z.object({ id: z.uuid(), lastDay: zDay, reason })

/**
 * Exempts a person from a standard for a time, by decision.
 * @throws notFound for an unknown person; refusal when no such standard is in force or an exemption stands already
 */
export const exempt: Act<z.infer<typeof exemptSchema>, { id: string }> = {
  name: 'staffing.exempt',
  input: exemptSchema,
  power: 'staffing.qualify',
  target: async (tx, { person, firstDay }) =>
    bodyOfPerson(tx, (await requirePerson(tx, person)).id, firstDay),
  async run({ tx }, input) {
    const person = await requirePerson(tx, input.person)
    const { firstDay, lastDay, standard } = input
    if (lastDay && lastDay < firstDay)
      throw refusal('standards.refusal.ends_before', {}, [
        { path: 'lastDay', messageKey: 'standards.refusal.ends_before' }
      ])
    if (!(await listStandards(tx, firstDay)).some(({ id }) => id === standard))
      throw refusal('standards.refusal.no_standard', { standard, day: firstDay }, [
        { path: 'standard', messageKey: 'standards.refusal.no_standard', params: { standard, day: firstDay } }
      ])
    const decision = await ensureDecision(tx, input.decision)
    const end = lastDay ? dayAfter(lastDay) : null
    const row = await insertExemption(tx, {
      personId: person.id,
      standardId: standard,
      firstDay,
      end,
      reason: input.reason,
      decisionId: decision.id
    })
    return {
      result: { id: row.id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'person', id: person.id },
      reason: input.reason,
      after: row
    }
  }
}

/**
 * Ends an exemption early. A last day before its first takes it back altogether.
 * @throws notFound when there is none; refusal when it ends by then anyway
 */
export const endExemption: Act<z.infer<typeof endExemptionSchema>, { id: string }> = {
  name: 'staffing.end_exemption',
  input: endExemptionSchema,
  power: 'staffing.qualify',
  target: async (tx, { id, lastDay }) => bodyOfPerson(tx, (await requireExemption(tx, id)).personId, lastDay),
  async run({ tx }, { id, lastDay, reason }) {
    const before = await requireExemption(tx, id)
    const end = dayAfter(lastDay)
    if (before.end && before.end <= end)
      throw refusal('standards.refusal.ends_anyway', {}, [
        { path: 'lastDay', messageKey: 'standards.refusal.ends_anyway' }
      ])
    const after = await cutExemption(tx, id, end)
    return { result: { id }, subject: { kind: 'person', id: before.personId }, reason, before, after }
  }
}

async function requireExemption(tx: Tx, id: string) {
  const found = await lockExemption(tx, id)
  if (!found) throw notFound('standards.refusal.no_exemption')
  return found
}
