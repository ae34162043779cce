import type { Snapshot } from '../../../platform/database/index.ts'
import { type Actor, type Entry, mayDo } from '../../../platform/record/index.ts'

/**
 * Of which entries someone may read what was before and after: whoever oversees may read all, but what was
 * written about people takes the power to read personal data too.
 */
export async function mayReadData(tx: Snapshot, actor: Actor): Promise<(entry: Entry) => boolean> {
  const personal = await mayDo(tx, actor, 'staffing.read_personal')
  return ({ act }) => personal || !act.startsWith('staffing.')
}
