import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { notFound } from '../../../../platform/problem.ts'
import { type Actor, mayDo } from '../../../../platform/record/index.ts'
import { type UnitVersion, versionsOf } from '../../../organization/index.ts'
import { type Pot, pots, restOfYear, type Standing, standingOf } from '../quota.ts'
import { type Quota, quotasOf } from '../store.ts'
import { type Above, bodiesAbove } from '../store-above.ts'
import { type QuotaRow, quotaStanding, quotasOn } from '../store-standing.ts'

/** One pot of a body on a day. */
export interface PotOfBody {
  standing: Standing
  /** The quota in force on the day, if it has one. */
  quota: (Quota & { decisionNumber: string; demonstration: boolean; grantorName: string | null }) | undefined
  /** Every stretch of the year with what was assigned. */
  year: (Quota & { decisionNumber: string })[]
  given: QuotaRow[]
  /** Whether the asker may give on from it, or change it. */
  mayGive: boolean
  mayChange: boolean
}

export interface BodyQuotas {
  unit: UnitVersion
  /** What it lies under, if under any body. */
  superior: Above | undefined
  potsOfBody: PotOfBody[]
}

/**
 * A body as it was on a day, or as it was last.
 * @throws notFound when there is no such body
 */
export async function bodyAt(tx: Snapshot, id: string, at: Day): Promise<UnitVersion> {
  const versions = await versionsOf(tx, 'organization', id)
  const unit =
    versions.find(({ start, end }) => (!start || start <= at) && (!end || at < end)) ?? versions.at(-1)
  if (!unit) throw notFound('organization.refusal.no_unit')
  return unit
}

/** Both pots of a body: how it stands, what it gave to whom, how the year went, and what the asker may do. */
export async function readBody(tx: Snapshot, id: string, at: Day, actor: Actor | null): Promise<BodyQuotas> {
  const unit = await bodyAt(tx, id, at)
  const span = restOfYear(Number(at.slice(0, 4)))
  const year = span ? await quotasOf(tx, id, span) : []
  const standings = await quotaStanding(tx, id, at)
  const given = await quotasOn(tx, at, { grantorId: id })
  const superior = (await bodiesAbove(tx, id, at)).find(({ by }) => by === 'body')
  const mayGive = await mayDo(tx, actor, 'staffing.assign_quota', { organizationId: id })
  const own = await quotasOn(tx, at, { organizationId: id })
  const potsOfBody: PotOfBody[] = []
  for (const pot of pots) {
    const quota = year.find((one) => one.pot === pot && one.start <= at && at < one.end)
    const standing = standings.find((one) => one.pot === pot) ?? nothing(pot)
    const grantorName = own.find((one) => one.pot === pot)?.grantorName ?? null
    potsOfBody.push({
      standing,
      quota: quota && { ...quota, grantorName },
      year: year.filter((one) => one.pot === pot),
      given: given.filter((one) => one.pot === pot),
      mayGive: mayGive && quota !== undefined,
      mayChange: quota !== undefined && (await mayChange(tx, actor, quota))
    })
  }
  return { unit, superior, potsOfBody }
}

/** Whether somebody may change a quota: for that they need the power where it was given. */
export function mayChange(
  tx: Snapshot,
  actor: Actor | null,
  { grantorId }: Pick<Quota, 'grantorId'>
): Promise<boolean> {
  return mayDo(tx, actor, 'staffing.assign_quota', grantorId ? { organizationId: grantorId } : null)
}

function nothing(pot: Pot): Standing {
  return standingOf({ pot, assigned: 0, givenOn: 0, filled: 0, vacant: 0 })
}
