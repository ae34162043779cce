import type { Tx } from '../../../platform/database/index.ts'
import type { Plan } from '../../changeover/index.ts'
import { type ProposalBasis, proposalBasis } from './proposal-basis.ts'
import { proposePlacements } from './propose-placements.ts'
import { removePlacements, writePlacements } from './store-placements.ts'
import type { Placement } from './words.ts'

/** Proposes where the people of a plan go, in place of earlier proposals; what people wrote stays. */
export async function writeProposals(
  tx: Tx,
  plan: Plan
): Promise<{ basis: ProposalBasis; lines: Placement[] }> {
  const basis = await proposalBasis(tx, plan)
  const lines = proposePlacements(basis)
  await removePlacements(tx, plan.id, 'proposed')
  await writePlacements(tx, plan.id, lines, true)
  return { basis, lines }
}
