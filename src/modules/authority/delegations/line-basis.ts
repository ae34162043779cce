import type { Snapshot } from '../../../platform/database/index.ts'
import { type Day, dayAfter, dayBefore } from '../../../platform/day.ts'
import type { DelegationKind, LineInput } from './delegation.ts'
import type { Draft, DraftProblem } from './draft-problems.ts'
import { grantorOnDay, type Holding, holdingsOf, placesOfLine, powersOfLine } from './store/holdings.ts'

/** Whether the grantor holds what a line passes on, from its first day to its last. */
export interface LineBasis {
  problems: Omit<DraftProblem, 'line'>[]
  /** First day on which nothing of the line has a basis any more, when that comes before the line's own end. */
  cap: Day | null
}

/** A vesting below may end and be followed by another: so many times is looked again. */
const successors = 6

/**
 * Looks at the grantor on the first day and again on every day on which a vesting below ends, until the line itself ends.
 */
export async function basisOf(tx: Snapshot, draft: Draft, line: LineInput): Promise<LineBasis> {
  const lineEnd = line.lastDay ? dayAfter(line.lastDay) : null
  const first = await lookAt(tx, draft, line, line.firstDay)
  if ('problems' in first) return { problems: first.problems, cap: null }
  const problems: LineBasis['problems'] = []
  let seen = first
  for (let look = 0; look < successors; look++) {
    const { end, endsWith } = earliestEnd(seen.usable)
    if (!end || (lineEnd && end >= lineEnd)) return { problems, cap: null }
    const next = await lookAt(tx, draft, line, end)
    const lost = seen.powers.filter((power) => 'problems' in next || !next.powers.includes(power))
    if (lost.length) {
      const params = { decision: endsWith ?? '', day: end, last: dayBefore(end), count: lost.length }
      problems.push({ severity: 'warning', messageKey: 'delegations.problem.basis_ends', params })
    }
    if ('problems' in next) return { problems, cap: end }
    seen = next
  }
  return { problems, cap: null }
}

interface Seen {
  powers: string[]
  usable: Holding[]
}

/** What of the line the grantor holds on a day and may pass on by this act; or why nothing. */
async function lookAt(
  tx: Snapshot,
  { kind, grantor }: Draft,
  line: LineInput,
  at: Day
): Promise<Seen | Pick<LineBasis, 'problems'>> {
  const giver = await grantorOnDay(tx, grantor, at)
  if (!giver) return no('delegations.problem.grantor_missing', { day: at })
  const powers = await powersOfLine(tx, line, at)
  if (!powers.length) return no('delegations.problem.power_not_valid', { day: at })
  const places = await placesOfLine(tx, line.placeId ?? giver.areaId, at)
  const holdings = await holdingsOf(tx, { grantor, at, powers: powers.map(({ code }) => code), places })
  const usable = holdings.filter((holding) => mayPassOn(kind, holding))
  const params = { grantor: giver.name, day: at }
  if (usable.length) return { powers: [...new Set(usable.map(({ power }) => power))], usable }
  if (!holdings.length) return no('delegations.problem.not_held', params)
  return holdings.some(({ act }) => act === 'decentralization')
    ? no('delegations.problem.may_not_pass_on', params)
    : no('delegations.problem.only_authorized', params)
}

const no = (messageKey: string, params: Record<string, string | number>) => ({
  problems: [{ severity: 'problem' as const, messageKey, params }]
})

/** What is held by authorization or assignment goes no further; what was decentralized only where that was allowed. */
function mayPassOn(kind: DelegationKind, { act, onward }: Holding): boolean {
  if (act === 'devolution') return true
  return act === 'decentralization' && (kind !== 'decentralization' || onward)
}

function earliestEnd(holdings: Holding[]): { end: Day | null; endsWith: string | null } {
  // Of several grounds for one power the longest counts.
  const longest = new Map<string, Holding>()
  for (const holding of holdings) {
    const key = `${holding.power} ${holding.placeId}`
    const known = longest.get(key)
    if (!known || (known.end && (!holding.end || holding.end > known.end))) longest.set(key, holding)
  }
  const ends = [...longest.values()].filter(({ end }) => end !== null)
  ends.sort((one, other) => ((one.end as Day) < (other.end as Day) ? -1 : 1))
  return ends[0] ?? { end: null, endsWith: null }
}
