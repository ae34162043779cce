import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { type Actor, mayDo } from '../../../../platform/record/index.ts'
import { draftOf } from '../acts/need-sound.ts'
import type { Delegation } from '../delegation.ts'
import { checkDraft } from '../draft-problems.ts'
import { visibleDelegation } from '../see.ts'
import { bearsGrantor, bodyOf, type Phase, phaseOf } from '../steps.ts'
import { groundsOfGrantor } from '../store/grounds.ts'
import { signers, whoCan } from '../store/who-can.ts'
import type { DelegationPageProps } from './delegation-page.tsx'
import type { MayDo } from './next-step.tsx'

/** Everything that the page of a delegation shows, as far as the reader may see it. */
export async function readDelegation(
  tx: Snapshot,
  actor: Actor | null,
  id: string,
  at: Day
): Promise<DelegationPageProps> {
  const delegation = await visibleDelegation(tx, actor, id, at)
  const draft = draftOf(delegation)
  const phase = phaseOf(delegation)
  // What is in force is no draft: its standing vestings would be rivals to itself.
  const checked = ['drafted', 'returned', 'agreed', 'signed'].includes(phase)
  return {
    delegation,
    problems: checked ? (await checkDraft(tx, draft)).problems : [],
    grounds: await groundsOfGrantor(
      tx,
      draft.grantor,
      delegation.lines.map(({ thing }) => thing.code),
      delegation.lines[0]?.firstDay ?? at
    ),
    may: await whatMayDo(tx, actor, delegation, at),
    next: actor ? await whoIsNext(tx, delegation, phase, at) : []
  }
}

/** The steps that somebody may take with a delegation. */
export async function whatMayDo(
  tx: Snapshot,
  actor: Actor | null,
  delegation: Delegation,
  at: Day
): Promise<MayDo> {
  const target = bodyOf(delegation)
  const publish = await mayDo(tx, actor, 'authority.publish', target)
  return {
    draft: await mayDo(tx, actor, 'authority.draft', target),
    check: await mayDo(tx, actor, 'authority.check', target),
    sign: publish || (actor !== null && (await bearsGrantor(tx, actor, delegation, at))),
    publish
  }
}

async function whoIsNext(tx: Snapshot, delegation: Delegation, phase: Phase, at: Day) {
  const power = {
    drafted: 'authority.check',
    returned: 'authority.draft',
    signed: 'authority.publish'
  } as const
  if (phase === 'agreed') return signers(tx, delegation, at)
  return phase in power ? whoCan(tx, power[phase as keyof typeof power], delegation.organizationId, at) : []
}
