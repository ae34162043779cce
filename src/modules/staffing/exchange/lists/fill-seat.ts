import type { Day } from '../../../../platform/day.ts'
import { Problems } from '../../people/acts/problems.ts'
import { checkAppointment, type Ends } from '../../people/appointment-rules.ts'
import type { PostFacts } from '../../people/store-facts.ts'
import type { RowFault } from '../read/rows.ts'
import { covers, type Kind, overlap, type SeatHold, type Seats } from '../world/seats.ts'
import { columnFaults } from './people-problems.ts'

/** What a row asks for: somebody on any post of a position in a body. */
export interface Wish {
  line: number
  person: { id: string; name: string; code: string }
  organizationId: string
  position: string
  kind: Kind
  from: Day
  /** Exclusive; null: none given. */
  end: Day | null
  rank: string | null
}

/** The post that was found, and what ends by it. */
export interface Filled extends Ends {
  post: PostFacts
  end: Day | null
}

/**
 * Finds a post for a wish by the rules of appointments: the first that nothing stands against.
 * `leaving` says on which day an appointment ends by the same file, so that seats freed by a move can be filled.
 */
export function fillSeat(
  seats: Seats,
  wish: Wish,
  leaving: ReadonlyMap<SeatHold, Day>
): Filled | { faults: RowFault[] } {
  let refused: Problems | undefined
  const posts = seats.posts(wish.organizationId, wish.position)
  // Who acts does so first where nobody sits, then beside somebody who is away.
  const vacantFirst = posts.toSorted(
    (one, other) => Number(isHeld(seats, one, wish, leaving)) - Number(isHeld(seats, other, wish, leaving))
  )
  for (const post of vacantFirst) {
    const problems = new Problems()
    const end = wish.end ?? post.end
    const ends = checkAppointment(factsOf(seats, wish, post, end, leaving), problems)
    if (problems.details.length === 0) return { post, end, ...ends }
    refused ??= problems
  }
  if (!refused) return { faults: [{ messageKey: 'exchange.fault.no_post', column: 'position' }] }
  const faults = columnFaults(refused)
  if (posts.length > 1)
    faults.push({
      messageKey: 'exchange.fault.no_free_post',
      params: { count: posts.length },
      column: 'position'
    })
  return { faults }
}

function factsOf(
  seats: Seats,
  wish: Wish,
  post: PostFacts,
  end: Day | null,
  leaving: ReadonlyMap<SeatHold, Day>
) {
  const span = { start: wish.from, end: end && end > wish.from ? end : null }
  const shown = (hold: SeatHold): SeatHold => ({
    ...hold,
    away: hold.seconded.some((away) => covers(away, span))
  })
  return {
    person: wish.person,
    post,
    kind: wish.kind,
    rank: wish.rank ?? undefined,
    from: wish.from,
    end,
    atPost: seats
      .atPost(post.id)
      .filter((hold) => overlap({ start: hold.start, end: leaving.get(hold) ?? hold.end }, span))
      .map(shown),
    own: seats.of(wish.person.id).filter((hold) => overlap(hold, span)),
    departures: seats.departures(wish.person.id)
  }
}

function isHeld(seats: Seats, post: PostFacts, wish: Wish, leaving: ReadonlyMap<SeatHold, Day>): boolean {
  const span = { start: wish.from, end: wish.end }
  return seats
    .atPost(post.id)
    .some((hold) => overlap({ start: hold.start, end: leaving.get(hold) ?? hold.end }, span))
}
