import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { type Matter, matterOf } from '../admit.ts'
import type { Dossier } from '../dossier.ts'
import type { Facts } from '../facts.ts'
import type { Where } from '../where.ts'

/**
 * What somebody applies for with a dossier that was begun earlier. The place that was chosen then may be no more: whoever
 * goes on with it goes on with the place that took over. After a split somebody has to choose.
 * @throws refusal as for a new one
 */
export async function begunMatter(
  tx: Tx,
  { dossier, where, day }: { dossier: Dossier; where: Where; day: Day },
  facts: Facts
): Promise<Matter> {
  const { placeId: begun } = dossier.pile
  const alone = (await where.custodians()).length === 1
  const home = alone ? await where.place() : begun
  const placeId = facts.placeId === begun ? home : facts.placeId
  return matterOf(tx, { ...facts, placeId }, home, day)
}
