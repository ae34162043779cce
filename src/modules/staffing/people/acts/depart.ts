import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { absencesOf, cutAbsences } from '../store-absence.ts'
import { bodyBefore, departuresOf, getPerson, holdsIn } from '../store-facts.ts'
import { cutAppointments, writeDeparture } from '../store-write.ts'
import { needAtHomes } from './need-at-homes.ts'
import { checkDecided, Problems } from './problems.ts'
import { departureReasons, personCode } from './schemas.ts'

export const departSchema = z.object({
  decision: decisionSchema,
  person: personCode,
  on: zDay.describe('First day on which they serve no more.'),
  reason: z.enum(departureReasons)
})

/**
 * Someone leaves the service: all their appointments end that day, and those still to come never begin. A departure
 * that was decided for later gives way to this one.
 * @throws refusal when they do not serve the day before
 */
export const depart: Act<z.infer<typeof departSchema>, { personId: string; ended: string[] }> = {
  name: 'staffing.depart',
  input: departSchema,
  power: 'staffing.appoint',
  target: (tx, { person, on }) => bodyBefore(tx, person, on),
  async run(context, { on, reason, ...input }) {
    const { tx } = context
    const decision = await ensureDecision(tx, input.decision)
    const person = await getPerson(tx, input.person)
    const problems = new Problems()
    checkDecided(problems, decision, 'on', on)
    const held = await holdsIn(tx, { personId: person.id })
    const gone = (await departuresOf(tx, person.id)).find(
      ({ onDate }) => onDate === on || (onDate < on && !held.some(({ start }) => start && start >= onDate))
    )
    const serves = held.some(({ start }) => !start || start < on)
    if (gone) problems.say('on', 'already_departed', { person: person.name, day: gone.onDate })
    else if (!serves) problems.say('on', 'never_served', { person: person.name, day: on })
    problems.refuse()
    await needAtHomes(
      context,
      held.filter(({ end }) => !end || end > on)
    )
    const ended = held.filter(({ end }) => !end || end > on).map(({ id }) => id)
    await cutAppointments(tx, ended, on, decision.id, reason === 'moved_away' ? 'moved' : reason)
    const away = await absencesOf(tx, person.id, on)
    await cutAbsences(
      tx,
      away.map(({ id }) => id),
      on
    )
    await writeDeparture(tx, person.id, on, reason, decision.id)
    return {
      result: { personId: person.id, ended },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'person', id: person.id },
      after: { on, reason, ended }
    }
  }
}
