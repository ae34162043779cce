import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { type Power, powersOf } from '../resolve/index.ts'

/** Every power that someone has somewhere on a day, once each: what haicap itself asks for first. */
export async function powersHeld(tx: Snapshot, personId: string, at: Day): Promise<Power[]> {
  const held = await powersOf(tx, { personId, at })
  const once = new Map(held.map(({ power }) => [power.code, power]))
  return [...once.values()].toSorted(
    (a, b) =>
      b.kind.localeCompare(a.kind) ||
      a.functionCode.localeCompare(b.functionCode) ||
      a.code.localeCompare(b.code)
  )
}
