import type { StaffRow } from '../read/types.ts'
import type { Quota, Seat, Unit } from './types.ts'
import { unitsOf } from './units.ts'

/**
 * Quotas of quotas.csv. Where a row says no headcount, a body gets as many as it has posts of the pot, itself and
 * below it, and what it gives on. Bodies without any get none.
 */
export function quotasOf(
  rows: readonly StaffRow<'quotas'>[],
  units: readonly Unit[],
  seats: readonly Seat[],
  id: () => string
): Quota[] {
  const terms = Map.groupBy(rows, ({ pot, firstDay }) => `${pot} ${firstDay}`)
  return [...terms.values()].flatMap((term) => quotasOfTerm(term, units, seats, id))
}

function quotasOfTerm(
  rows: readonly StaffRow<'quotas'>[],
  units: readonly Unit[],
  seats: readonly Seat[],
  id: () => string
): Quota[] {
  const [first] = rows
  if (!first) return []
  const made = new Map<Unit, { quota: Quota; row: StaffRow<'quotas'> }>()
  for (const row of rows)
    for (const unit of unitsOf(units, row)) {
      const { pot, firstDay: from, lastDay: to, decision, demonstration = false, headcount = 0 } = row
      if (!made.has(unit))
        made.set(unit, { row, quota: { id: id(), unit, pot, headcount, from, to, decision, demonstration } })
    }

  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const byCode = new Map([...made.keys()].map((unit) => [unit.code, unit]))
  const above = ({ parent }: Unit): Unit | undefined => {
    const next = byId.get(parent ?? '')
    return next && (made.has(next) ? next : above(next))
  }
  const grantorOf = (unit: Unit) => byCode.get(made.get(unit)?.row.grantor ?? '') ?? above(unit)

  // Each post counts for the nearest body with a quota, and through it for whoever granted that.
  for (const seat of seats) {
    if (seat.position.pot !== first.pot || seat.from > first.lastDay) continue
    let unit: Unit | undefined = made.has(seat.unit) ? seat.unit : above(seat.unit)
    for (; unit; unit = grantorOf(unit)) {
      const found = made.get(unit)
      if (found && found.row.headcount === undefined) found.quota.headcount++
    }
  }
  const kept = [...made.values()].filter(({ quota }) => quota.headcount > 0)
  for (const { quota } of kept) quota.grantor = made.get(grantorOf(quota.unit) as Unit)?.quota.id
  return kept.map(({ quota }) => quota)
}
