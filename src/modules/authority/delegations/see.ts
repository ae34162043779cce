import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { notFound } from '../../../platform/problem.ts'
import { type Actor, mayDo } from '../../../platform/record/index.ts'
import { type Delegation, type DelegationSummary, unpublished } from './delegation.ts'
import { bearsGrantor } from './steps.ts'
import { type DelegationFilter, getDelegation, listDelegations } from './store/find-delegations.ts'

const working = ['authority.draft', 'authority.check', 'authority.publish']

/** Working papers are for those who have a hand in them: who drafts, checks or publishes there, or bears the grantor. */
export async function mayRead(
  tx: Snapshot,
  actor: Actor | null,
  delegation: Pick<Delegation, 'state' | 'organizationId'> & { grantorPostId?: string | null },
  at: Day
): Promise<boolean> {
  if (!unpublished.includes(delegation.state)) return true
  if (!actor) return false
  const { organizationId, grantorPostId = null } = delegation
  for (const power of working) if (await mayDo(tx, actor, power, { organizationId })) return true
  return bearsGrantor(tx, actor, { organizationId, grantorPostId }, at)
}

/** A list as somebody may see it. */
export async function visibleDelegations(
  tx: Snapshot,
  actor: Actor | null,
  at: Day,
  filter: DelegationFilter
): Promise<DelegationSummary[]> {
  const all = await listDelegations(tx, at, filter)
  const answers = new Map<string, boolean>()
  const seen: DelegationSummary[] = []
  for (const one of all) {
    if (!unpublished.includes(one.state)) {
      seen.push(one)
      continue
    }
    const key = `${one.organizationId} ${one.grantor.kind === 'post' ? one.grantor.id : ''}`
    const grantorPostId = one.grantor.kind === 'post' ? one.grantor.id : null
    const may = answers.get(key) ?? (await mayRead(tx, actor, { ...one, grantorPostId }, at))
    answers.set(key, may)
    if (may) seen.push(one)
  }
  return seen
}

/** @throws Problem 404 when there is none that they may see */
export async function visibleDelegation(
  tx: Snapshot,
  actor: Actor | null,
  id: string,
  at: Day
): Promise<Delegation> {
  const delegation = await getDelegation(tx, id, at)
  if (!(await mayRead(tx, actor, delegation, at))) throw notFound('delegations.refusal.none')
  return delegation
}
