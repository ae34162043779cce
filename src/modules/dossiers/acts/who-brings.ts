import type { Day } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { ActContext, Ground } from '../../../platform/record/index.ts'
import type { FactColumns } from '../book/columns.ts'
import type { Facts } from '../facts.ts'
import { homeOf } from '../reference.ts'
import { inOwnName } from './own.ts'

/** On what ground a dossier is begun, with which facts, where, and by whom. */
export interface Brought {
  ground: Ground | null
  facts: Facts
  /** The area of the receiving body; '' when somebody applies online, who has to name the place. */
  home: string
  brought: Pick<FactColumns, 'reception_id' | 'submitted_by'>
}

/**
 * At a counter whoever may receive there; online a citizen, in their own name.
 * @throws Problem 403 without the power at the counter or without a verified identity, refusal when the body is not there on the day
 */
export async function whoBrings(
  { tx, actor, need }: Pick<ActContext, 'tx' | 'actor' | 'need'>,
  facts: Facts,
  receptionId: string | undefined,
  day: Day
): Promise<Brought> {
  if (receptionId) {
    const ground = await need('dossiers.receive', { organizationId: receptionId })
    const home = await homeOf(tx, receptionId, day)
    return { ground, facts, home, brought: { reception_id: receptionId } }
  }
  const { channel, placeId } = facts
  if (channel !== 'online') throw refusal('dossiers.refusal.no_counter')
  if (!placeId) throw refusal('dossiers.refusal.no_place')
  const brought = { reception_id: null, submitted_by: actor.subject }
  return { ground: null, facts: inOwnName(actor, facts), home: placeId, brought }
}
