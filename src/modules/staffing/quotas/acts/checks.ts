import type { Snapshot } from '../../../../platform/database/index.ts'
import type { ProblemDetail } from '../../../../platform/problem.ts'
import { findUnit } from '../../../organization/index.ts'
import type { Pot, Span } from '../quota.ts'
import { filledOn, mostGiven, tightestDay } from '../store.ts'

/** What is about to be assigned. */
export interface Intended {
  organizationId: string
  grantorId: string | null
  pot: Pot
  span: Span
  headcount: number
}

/**
 * Why a headcount cannot be assigned, each reason at the field `headcount`: more than the grantor has left on any day,
 * less than was given on, less than the persons in post on the first day.
 */
export async function headcountProblems(tx: Snapshot, intended: Intended): Promise<ProblemDetail[]> {
  const { organizationId, pot, span, headcount } = intended
  const problems = await beyondGrantor(tx, intended)
  const given = await mostGiven(tx, organizationId, pot, span)
  if (given.given > headcount) {
    const params = { given: given.given, day: given.day, asked: headcount }
    problems.push({ path: 'headcount', messageKey: 'quotas.refusal.given_on', params })
  }
  const filled = await filledOn(tx, organizationId, pot, span.start)
  if (filled > headcount) {
    const params = { filled, day: span.start, asked: headcount, pot }
    problems.push({ path: 'headcount', messageKey: 'quotas.refusal.filled', params })
  }
  return problems
}

async function beyondGrantor(tx: Snapshot, intended: Intended): Promise<ProblemDetail[]> {
  const { organizationId, grantorId, pot, span, headcount } = intended
  if (!grantorId) return []
  const { day, has, given } = await tightestDay(tx, grantorId, pot, span, organizationId)
  const grantor = await nameOf(tx, grantorId, day)
  if (has === null) {
    return [{ path: 'grantor', messageKey: 'quotas.refusal.no_grantor_quota', params: { grantor, pot, day } }]
  }
  if (given + headcount <= has) return []
  const params = { grantor, has, given, left: Math.max(0, has - given), day, asked: headcount }
  return [{ path: 'headcount', messageKey: 'quotas.refusal.more_than_left', params }]
}

/** The name of a body on a day, for what is said to people. */
export async function nameOf(tx: Snapshot, organizationId: string, at: string): Promise<string> {
  return (await findUnit(tx, 'organization', organizationId, { at }))?.name ?? organizationId
}
