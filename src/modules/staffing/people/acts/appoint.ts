import { z } from 'zod'
import { type Day, zDay } from '../../../../platform/day.ts'
import type { Act, ActContext } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { type AppointmentFacts, checkAppointment } from '../appointment-rules.ts'
import { bodyOfPost, departuresOf, getPerson, getPost, holdsIn } from '../store-facts.ts'
import { cutAppointments, insertAppointment } from '../store-write.ts'
import { needAtHomes } from './need-at-homes.ts'
import { checkDecided, endAfter, Problems } from './problems.ts'
import { kindSchema, personCode, shortText } from './schemas.ts'

export const appointSchema = z.object({
  decision: decisionSchema,
  person: personCode.describe('Number in the staff register.'),
  postId: z.uuid(),
  kind: kindSchema.default('permanent'),
  from: zDay.describe('First day in the post.'),
  lastDay: zDay.optional().describe('Last day in the post; needed for acting.'),
  rank: shortText(60).optional().describe('Code of the rank held there.')
})
export type AppointInput = z.infer<typeof appointSchema>

export interface Appointed {
  appointmentId: string
  /** Appointments that ended by it: the post before, whoever was acting. */
  ended: string[]
}

/**
 * Appoints someone to a post. A move from another permanent post ends that one the same day (and needs the power there
 * too); whoever was acting is relieved. The appointment ends with the post where the post's end is decided.
 * @throws refusal when the seat is taken, or the person may not hold both
 */
export const appoint: Act<AppointInput, Appointed> = {
  name: 'staffing.appoint',
  input: appointSchema,
  power: 'staffing.appoint',
  target: (tx, { postId }) => bodyOfPost(tx, postId),
  async run(context, input) {
    const { tx } = context
    const decision = await ensureDecision(tx, input.decision)
    const facts = await factsOf(context, input)
    const problems = new Problems()
    checkDecided(problems, decision, 'from', input.from)
    const { moved, relieved } = checkAppointment(facts, problems)
    problems.refuse()
    await needAtHomes(context, moved)
    await cutAppointments(tx, idsOf(moved), input.from, decision.id, 'moved')
    await cutAppointments(tx, idsOf(relieved), input.from, decision.id, 'term_over')
    const appointmentId = await insertAppointment(tx, {
      ...input,
      personId: facts.person.id,
      rank: input.rank,
      end: facts.end,
      beganBy: decision.id,
      ...endOf(input, facts, decision.id)
    })
    const ended = idsOf([...moved, ...relieved])
    return {
      result: { appointmentId, ended },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'person', id: facts.person.id },
      before: [...moved, ...relieved],
      after: { ...input, decision: undefined, appointmentId }
    }
  }
}

const idsOf = (holds: { id: string }[]) => holds.map(({ id }) => id)

async function factsOf({ tx }: ActContext, input: AppointInput): Promise<AppointmentFacts> {
  const { kind, rank, from, postId } = input
  const post = await getPost(tx, postId)
  const person = await getPerson(tx, input.person)
  const end = endAfter(input.lastDay) ?? post.end
  // A span that ends before it begins is refused later; until then it is looked at from its first day on.
  const span: { from: Day; end: Day | null } = { from, end: end && end > from ? end : null }
  return {
    person,
    post,
    kind,
    rank,
    from,
    end,
    atPost: await holdsIn(tx, { postId, ...span }),
    own: await holdsIn(tx, { personId: person.id, ...span }),
    departures: await departuresOf(tx, person.id)
  }
}

/** By which decision it will end, where that is decided already: this one, or the one that ends the post. */
function endOf(input: AppointInput, { post, end }: AppointmentFacts, decisionId: string) {
  if (!end) return { endedBy: null, endReason: null }
  if (input.lastDay === undefined) return { endedBy: post.endedBy, endReason: null }
  return input.kind === 'permanent'
    ? { endedBy: decisionId, endReason: 'term_over' }
    : { endedBy: null, endReason: null }
}
