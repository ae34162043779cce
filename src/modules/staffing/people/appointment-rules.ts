import type { Day } from '../../../platform/day.ts'
import type { Problems } from './acts/problems.ts'
import type { Hold, PostFacts } from './store-facts.ts'
import type { AppointmentKind } from './words.ts'

/** Everything that the rules of an appointment look at. */
export interface AppointmentFacts {
  person: { id: string; name: string }
  post: PostFacts
  kind: AppointmentKind
  rank: string | undefined
  from: Day
  /** Exclusive; null: open. */
  end: Day | null
  /** Whoever holds the post in that time. */
  atPost: Hold[]
  /** What the person holds in that time. */
  own: Hold[]
  departures: { onDate: Day; reason: string }[]
}

/** Which appointments a new one ends on its first day, and why. */
export interface Ends {
  moved: Hold[]
  relieved: Hold[]
}

/**
 * The rules of an appointment: one person on a seat, one permanent post and one secondment to a person.
 * Moving to another permanent post ends the one before; a seat that is filled needs nobody acting any more.
 * @returns what ends by it; what stands against it is said to `problems`
 */
export function checkAppointment(facts: AppointmentFacts, problems: Problems): Ends {
  checkTime(facts, problems)
  checkService(facts, problems)
  if (facts.rank && facts.post.ranks.length && !facts.post.ranks.includes(facts.rank))
    problems.say('rank', 'not_this_rank', { position: facts.post.title.vi })
  return { moved: moves(facts, problems), relieved: relieves(facts, problems) }
}

function checkTime({ post, kind, from, end }: AppointmentFacts, problems: Problems): void {
  if (end && end <= from) problems.say('lastDay', 'ends_before_it_begins')
  if (kind === 'acting' && !end) problems.say('lastDay', 'acting_ends')
  if (post.start && from < post.start) problems.say('from', 'post_begins', { day: post.start })
  if (post.end && post.end <= from) problems.say('from', 'post_ended', { day: post.end })
  else if (post.end && end && end > post.end) problems.say('lastDay', 'post_ended', { day: post.end })
}

function checkService(
  { person, kind, from, end, own, departures }: AppointmentFacts,
  problems: Problems
): void {
  const leaves = departures.find(({ onDate }) => from < onDate && (!end || end > onDate))
  if (leaves) problems.say('from', 'leaves_meanwhile', { person: person.name, day: leaves.onDate })
  const dead = departures.find(({ onDate, reason }) => reason === 'died' && onDate <= from)
  if (dead) problems.say('person', 'died', { person: person.name, day: dead.onDate })
  if (kind !== 'concurrent' && kind !== 'secondment') return
  const home = own.some((hold) => hold.kind === 'permanent' && (!hold.start || hold.start <= from))
  if (!home) problems.say('person', 'no_home_post', { person: person.name, day: from })
}

/** Own appointments that give way to the new one; whatever cannot give way stands against it. */
function moves({ person, post, kind, from, own }: AppointmentFacts, problems: Problems): Hold[] {
  const moved: Hold[] = []
  for (const hold of own) {
    const sameSeat = hold.postId === post.id
    const gives =
      kind === 'permanent' && (hold.kind === 'permanent' ? !sameSeat : sameSeat && hold.kind === 'acting')
    if (!gives && !sameSeat && !(kind === 'secondment' && hold.kind === 'secondment')) continue
    const where = { person: person.name, post: hold.title.vi, body: hold.organizationName }
    if (!gives) problems.say('person', sameSeat ? 'already_there' : 'already_seconded', where)
    else if (hold.start && hold.start >= from)
      problems.say('from', 'appointed_later', { ...where, day: hold.start })
    else moved.push(hold)
  }
  return moved
}

/** Others on the seat: whoever acts is relieved when it is filled, anybody else stands against it. */
function relieves({ person, kind, from, atPost }: AppointmentFacts, problems: Problems): Hold[] {
  const relieved: Hold[] = []
  for (const hold of atPost) {
    if (hold.personId === person.id || (kind === 'acting' && hold.away)) continue
    const gives = kind !== 'acting' && hold.kind === 'acting'
    if (gives && !(hold.start && hold.start >= from)) relieved.push(hold)
    else problems.say('person', `held_${hold.kind}`, { person: hold.personName, day: hold.start ?? from })
  }
  return relieved
}
