import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { type Step, stepsOf } from '../../resolve/index.ts'

/** A vesting of a power, of whatever time, and the delegation that it came from. */
export interface VestingOfPower extends Step {
  delegationId: string | null
  counts: boolean
}

/** More are in the lists of delegations. */
const most = 200

/** Everything that gives one power itself, of all times: the law's own first, then by day. */
export async function vestingsOfPower(tx: Snapshot, power: string, at: Day): Promise<VestingOfPower[]> {
  const found = await sql<{ id: string; delegationId: string | null; counts: boolean }>`
    select v.id, l.delegation_id as "delegationId", vesting_counts(v, ${at}::date) as counts
    from vesting v left join delegation_vesting x on x.vesting_id = v.id left join delegation_line l on l.id = x.line_id
    where v.power_code = ${power} order by v.act <> 'devolution', lower(v.valid), v.id limit ${most}`.execute(
    tx
  )
  const steps = await stepsOf(
    tx,
    found.rows.map(({ id }) => id),
    at
  )
  return found.rows.flatMap(({ id, delegationId, counts }) => {
    const step = steps.get(id)
    return step ? [{ ...step, delegationId, counts }] : []
  })
}
