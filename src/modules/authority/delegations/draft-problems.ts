import type { Snapshot } from '../../../platform/database/index.ts'
import { type Day, dayAfter, dayBefore } from '../../../platform/day.ts'
import type { DelegationKind, Grantor, LineInput } from './delegation.ts'
import { basisOf } from './line-basis.ts'
import { holderOnDay, liesWithin } from './store/holders.ts'
import { grantorOnDay } from './store/holdings.ts'
import { type Rival, rivalsOf } from './store/rivals.ts'

/** What is wrong with a line (0: with the whole), in plain words. A problem stops the next step, a warning does not. */
export interface DraftProblem {
  line: number
  severity: 'problem' | 'warning'
  messageKey: string
  params?: Record<string, string | number>
}

export interface Draft {
  kind: DelegationKind
  grantor: Grantor
  lines: readonly LineInput[]
}

/** Problems of each line, and the day on which the publication will let it end because its basis does. */
export interface DraftChecked {
  problems: DraftProblem[]
  /** By line: first day on which nothing of it has a basis any more. */
  capped: Map<number, Day>
}

/** Checks a draft against what the law demands of its act and against what the grantor itself holds. */
export async function checkDraft(tx: Snapshot, draft: Draft): Promise<DraftChecked> {
  const problems: DraftProblem[] = []
  const capped = new Map<number, Day>()
  if (!draft.lines.length) problems.push(problem(0, 'delegations.problem.no_lines'))
  for (const [index, line] of draft.lines.entries()) {
    const number = index + 1
    problems.push(...demandsOfAct(draft.kind, line, number))
    const basis = await basisOf(tx, draft, line)
    problems.push(...basis.problems.map((one) => ({ ...one, line: number })))
    if (basis.cap) capped.set(number, basis.cap)
    problems.push(...(await ofHolder(tx, draft, line, number)))
    problems.push(...(await twoWhoDecide(tx, draft, line, number)))
  }
  return { problems, capped }
}

export const problem = (
  line: number,
  messageKey: string,
  params: Record<string, string | number> = {},
  severity: DraftProblem['severity'] = 'problem'
): DraftProblem => ({ line, severity, messageKey, params })

/** What needs no look at the register: an end, conditions, means, no passing on. */
function demandsOfAct(kind: DelegationKind, line: LineInput, number: number): DraftProblem[] {
  const found: DraftProblem[] = []
  if (kind === 'authorization' && !line.lastDay) found.push(problem(number, 'delegations.problem.needs_end'))
  if (kind === 'authorization' && !line.conditions)
    found.push(problem(number, 'delegations.problem.needs_conditions'))
  if (kind !== 'decentralization' && line.onward)
    found.push(problem(number, 'delegations.problem.never_onward'))
  if (kind === 'decentralization' && !line.means)
    found.push(problem(number, 'delegations.problem.means_missing', {}, 'warning'))
  return found
}

async function ofHolder(
  tx: Snapshot,
  { kind, grantor }: Draft,
  line: LineInput,
  number: number
): Promise<DraftProblem[]> {
  const { firstDay, lastDay, holder } = line
  if (holder.id === ('postId' in grantor ? grantor.postId : grantor.organizationId))
    return [problem(number, 'delegations.problem.to_itself')]
  const found = await holderOnDay(tx, holder, firstDay)
  if (!found) return [problem(number, 'delegations.problem.holder_missing', { day: firstDay })]
  const problems: DraftProblem[] = []
  if (found.end && (!lastDay || found.end <= lastDay))
    problems.push(
      problem(
        number,
        'delegations.problem.holder_ends',
        { holder: found.name, day: dayBefore(found.end) },
        'warning'
      )
    )
  if (holder.kind === 'position' && found.most > 1)
    problems.push(
      problem(number, 'delegations.problem.several_posts', { position: found.name, count: found.most })
    )
  const giver = await grantorOnDay(tx, grantor, firstDay)
  if (kind === 'assignment' && giver) {
    const inside = await Promise.all(
      found.bodies.map((body) => liesWithin(tx, body, giver.organizationId, firstDay))
    )
    if (holder.kind === 'kind' || !inside.every(Boolean))
      problems.push(problem(number, 'delegations.problem.assignment_outside', { grantor: giver.name }))
  }
  return problems
}

/** Beside standing grants, and beside the other lines of the draft. A new assignment replaces the one before. */
async function twoWhoDecide(
  tx: Snapshot,
  { kind, grantor, lines }: Draft,
  line: LineInput,
  number: number
): Promise<DraftProblem[]> {
  const standing = (await rivalsOf(tx, grantor, line)).map((rival) => {
    const { holder, decision, firstDay, end } = rival
    const params = { holder, decision, first: firstDay, last: end ? dayBefore(end) : 'none' }
    return isReplaced(kind, rival, line)
      ? problem(number, 'delegations.problem.replaces', { holder, decision, first: line.firstDay }, 'warning')
      : problem(number, 'delegations.problem.rival', params)
  })
  const beside = lines
    .slice(0, number - 1)
    .flatMap((other, index) =>
      collide(other, line) ? [problem(number, 'delegations.problem.rival_line', { line: index + 1 })] : []
    )
  return [...standing, ...beside]
}

/** Work assigned anew: what was assigned before ends as the new begins. */
export function isReplaced(
  kind: DelegationKind,
  { firstDay }: Pick<Rival, 'firstDay'>,
  line: Pick<LineInput, 'firstDay'>
): boolean {
  return kind === 'assignment' && firstDay < line.firstDay
}

function collide(one: LineInput, other: LineInput): boolean {
  const sameThing = one.power === other.power && one.field === other.field
  const samePlace = !one.placeId || !other.placeId || one.placeId === other.placeId
  const endOf = ({ lastDay }: LineInput) => (lastDay ? dayAfter(lastDay) : '9999-12-31')
  return sameThing && samePlace && one.firstDay < endOf(other) && other.firstDay < endOf(one)
}
