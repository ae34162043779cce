import type { Tx } from '../platform/database/index.ts'
import type { StaffTables } from './read/types.ts'
import { inDatabase, range } from './rows.ts'
import { columns } from './staff-columns.ts'
import { insertRows } from './write-tables.ts'

/** Writes what the law knows of posts and standards: the catalogues that need no body. */
export async function writeStaffWords(tx: Tx, staff: StaffTables): Promise<Record<string, number>> {
  const table = <T extends object>(
    name: keyof typeof columns,
    rows: { row: T }[],
    more: (row: T) => Record<string, unknown> = () => ({})
  ) =>
    insertRows(
      tx,
      name,
      columns[name],
      rows.map(({ row }) => ({ ...inDatabase(row), valid: range(row), ...more(row) }))
    )
  return {
    ranks: await table('rank', staff.ranks),
    positions: await table('position', staff.positions, ({ group }) => ({ group_code: group })),
    qualificationLevels: await table('qualification_level', staff.qualificationLevels),
    standards: await table('standard', staff.standards),
    deputyCaps: await table('deputy_cap', staff.deputyCaps, ({ positions }) => ({
      position_codes: positions
    })),
    rankLimits: await table('rank_limit', staff.rankLimits, ({ positions, group }) => ({
      position_codes: positions,
      group_code: group
    })),
    schemeDemands: await table('scheme_demand', staff.schemeDemands)
  }
}
