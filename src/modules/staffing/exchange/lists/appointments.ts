import type { Day } from '../../../../platform/day.ts'
import type { Target } from '../../../../platform/record/index.ts'
import type { Hold } from '../../people/store-facts.ts'
import { type Fault, faultOf } from '../read/cell.ts'
import { decisionKey, type NamedDecision } from '../world/decisions.ts'
import { loadSeats, type SeatHold, type Seats } from '../world/seats.ts'
import { columns, type Understood, understand } from './appointment-rows.ts'
import { fillSeat } from './fill-seat.ts'
import { type Change, type EvaluationContext, type List, Results } from './list.ts'
import { writeAppointments } from './write-appointments.ts'

/** An appointment that begins, or one that gets another rank; and which ones end by it. */
export interface AppointmentChange extends Change {
  decision: NamedDecision
  /** Somebody whom the register does not know yet. */
  newPerson: { code: string; name: string } | null
  hold: SeatHold
  endedBy: string | null
  endReason: string | null
  /** What stands and only gets this rank. */
  ranked: string | null
  /** Appointments that end on a day by this one. */
  cuts: { id: string; on: Day; reason: string }[]
}

/** Appointments. Somebody new is entered with their name; a permanent appointment elsewhere ends as in a move. */
export const appointments: List<typeof columns, AppointmentChange> = {
  id: 'appointments',
  power: 'staffing.appoint',
  columns,

  async evaluate(context, rows) {
    const results = new Results<AppointmentChange>()
    const understood = await understand(context, rows, results)
    const bodies = [...new Set(understood.map(({ organizationId }) => organizationId))]
    const persons = [
      ...new Set(understood.filter(({ newPerson }) => !newPerson).map(({ person }) => person.id))
    ]
    const seats = await loadSeats(context.tx, bodies, persons)
    const fresh = understood.filter((one) => !settleStanding(seats, one, results))
    const leaving = leavingOf(seats, fresh)
    // In the order of days: whoever comes later finds what came before.
    for (const one of fresh.toSorted((a, b) =>
      a.from === b.from ? a.line - b.line : a.from < b.from ? -1 : 1
    ))
      await settleNew(context, seats, leaving, one, results)
    results.outcomes.sort((a, b) => a.line - b.line)
    return results
  },

  write: writeAppointments
}

/** An appointment that is there already, with what the row says of it; false when it is a new one. */
function settleStanding(seats: Seats, one: Understood, results: Results<AppointmentChange>): boolean {
  const { line, subject, kind, from, end, rank, organizationId, position } = one
  const stands = seats
    .of(one.person.id)
    .find(
      (hold) =>
        hold.kind === kind &&
        hold.start === from &&
        hold.organizationId === organizationId &&
        hold.positionCode === position
    )
  if (!stands) return false
  if (end && end !== stands.end)
    results.error(line, subject, [{ ...faultOf('other_end'), column: 'last_day' }])
  else if (rank && rank !== stands.rank) {
    const change = {
      line,
      decision: one.decision,
      newPerson: null,
      hold: stands,
      endedBy: null,
      endReason: null,
      ranked: rank,
      cuts: []
    }
    results.done('changed', subject, change, { targets: [{ organizationId }], changed: ['rank'] })
  } else results.unchanged(line, subject)
  return true
}

/** Permanent appointments that end by moves in the file, with the day: their seats are free for others from then on. */
function leavingOf(seats: Seats, fresh: Understood[]): Map<SeatHold, Day> {
  const leaving = new Map<SeatHold, Day>()
  for (const { person, kind, from } of fresh) {
    if (kind !== 'permanent') continue
    for (const hold of seats.of(person.id))
      if (hold.kind === 'permanent' && (!hold.start || hold.start < from) && (!hold.end || from < hold.end))
        leaving.set(hold, [from, leaving.get(hold) ?? from].toSorted()[0] ?? from)
  }
  return leaving
}

async function settleNew(
  { may }: EvaluationContext,
  seats: Seats,
  leaving: Map<SeatHold, Day>,
  one: Understood,
  results: Results<AppointmentChange>
): Promise<void> {
  const { line, subject, decision, person, kind, from } = one
  const filled = fillSeat(seats, one, leaving)
  if ('faults' in filled) {
    results.error(line, subject, filled.faults)
    return
  }
  const { post, end, moved, relieved } = filled
  const elsewhere = moved.filter(({ organizationId }) => organizationId !== post.organizationId)
  for (const { organizationId } of elsewhere) {
    if (await may({ organizationId })) continue
    results.error(line, subject, [{ ...faultOf('no_power_there'), column: 'code' }])
    return
  }
  const hold: SeatHold = {
    id: `new ${line}`,
    personId: person.id,
    personName: person.name,
    personCode: person.code,
    postId: post.id,
    title: post.title,
    positionCode: post.positionCode,
    organizationId: post.organizationId,
    organizationName: post.organizationName,
    kind,
    rank: one.rank,
    start: from,
    end,
    away: false,
    seconded: []
  }
  const ends = endOf(one, post.endedBy, end)
  const change: AppointmentChange = {
    line,
    decision,
    newPerson: one.newPerson,
    hold,
    ...ends,
    ranked: null,
    cuts: []
  }
  change.cuts = cut(
    results.changes,
    seats,
    [
      ...moved.map((hold) => ({ hold, reason: 'moved' })),
      ...relieved.map((hold) => ({ hold, reason: 'term_over' }))
    ],
    one
  )
  seats.add(hold)
  const targets: Target[] = [one, ...elsewhere].map(({ organizationId }) => ({ organizationId }))
  results.done('new', subject, change, { targets, notes: notesOf(one, moved, relieved) })
}

/** By which decision the appointment will end, where that is decided already, as the act of appointing has it. */
function endOf(one: Understood, postEndedBy: string | null, end: Day | null) {
  if (!end) return { endedBy: null, endReason: null }
  if (!one.end) return { endedBy: postEndedBy, endReason: null }
  return one.kind === 'permanent'
    ? { endedBy: decisionKey(one.decision), endReason: 'term_over' }
    : { endedBy: null, endReason: null }
}

/**
 * Ends what gives way: what stands is cut when it is written, what the file itself brings begins with its end known.
 * @returns what is to be cut
 */
function cut(
  changes: AppointmentChange[],
  seats: Seats,
  ended: { hold: Hold; reason: string }[],
  { from, decision }: Understood
): AppointmentChange['cuts'] {
  const cuts: AppointmentChange['cuts'] = []
  for (const { hold, reason } of ended) {
    const own =
      seats.of(hold.personId).find(({ id }) => id === hold.id) ??
      seats.atPost(hold.postId).find(({ id }) => id === hold.id)
    if (own) own.end = from
    const brought = changes.find((change) => change.hold.id === hold.id && change.ranked === null)
    if (brought) Object.assign(brought, { endedBy: decisionKey(decision), endReason: reason })
    else cuts.push({ id: hold.id, on: from, reason })
  }
  return cuts
}

/** Who leaves which post by it, and who is relieved. */
function notesOf({ person }: Understood, moved: Hold[], relieved: Hold[]): Fault[] {
  const where = (hold: Hold) => ({
    post: hold.title.vi,
    body: hold.organizationName,
    person: hold.personName
  })
  return [
    ...(person.id.startsWith('new ') ? [faultOf('note_new_person')] : []),
    ...moved.map((hold) => faultOf('note_moved', where(hold))),
    ...relieved.map((hold) => faultOf('note_relieved', where(hold)))
  ]
}
