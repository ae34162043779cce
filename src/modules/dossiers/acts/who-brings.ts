import type { Day } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { ActContext, Ground } from '../../../platform/record/index.ts'
import type { FactColumns } from '../book/write.ts'
import type { Facts } from '../facts.ts'
import { homeOf } from '../reference.ts'

/** On what ground a dossier is begun, where, and by whom. */
export interface Brought {
  ground: Ground | null
  /** The area of the receiving body; '' when somebody applies online, who has to name the place. */
  home: string
  brought: Pick<FactColumns, 'reception_id' | 'submitted_by'>
}

/**
 * At a counter whoever may receive there; online whoever is signed in, for themselves.
 * @throws Problem 403 without the power at the counter, refusal when the body is not there on the day
 */
export async function whoBrings(
  { tx, actor, need }: Pick<ActContext, 'tx' | 'actor' | 'need'>,
  { channel, placeId }: Pick<Facts, 'channel' | 'placeId'>,
  receptionId: string | undefined,
  day: Day
): Promise<Brought> {
  if (receptionId) {
    const ground = await need('dossiers.receive', { organizationId: receptionId })
    return { ground, home: await homeOf(tx, receptionId, day), brought: { reception_id: receptionId } }
  }
  if (channel !== 'online') throw refusal('dossiers.refusal.no_counter')
  if (!placeId) throw refusal('dossiers.refusal.no_place')
  return { ground: null, home: placeId, brought: { reception_id: null, submitted_by: actor.subject } }
}
