import type { Snapshot } from '../../../../platform/database/index.ts'
import { dayBefore } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import type { Delegation } from '../delegation.ts'
import { checkDraft, type Draft, type DraftChecked } from '../draft-problems.ts'
import { asInput } from '../store/lines.ts'

/** A delegation as the automatic check reads it. */
export function draftOf({ kind, grantorPostId, organizationId, lines }: Delegation): Draft {
  return {
    kind,
    grantor: grantorPostId ? { postId: grantorPostId } : { organizationId },
    lines: lines.map((line) => asInput(line, line.end ? dayBefore(line.end) : undefined))
  }
}

/**
 * That nothing stands in the way of the next step; warnings do not.
 * @throws refusal with every problem, each at its line
 */
export async function needSound(tx: Snapshot, delegation: Delegation): Promise<DraftChecked> {
  const checked = await checkDraft(tx, draftOf(delegation))
  const problems = checked.problems.filter(({ severity }) => severity === 'problem')
  if (!problems.length) return checked
  throw refusal(
    'delegations.refusal.problems',
    { count: problems.length },
    problems.map(({ line, messageKey, params }) => ({
      path: line ? `lines.${line - 1}` : '',
      messageKey,
      params: params ?? {}
    }))
  )
}
