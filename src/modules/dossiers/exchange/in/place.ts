import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import { followTerritory, whoAnswers } from '../../../organization/index.ts'

/**
 * The area that a submission of a day is for, by a code that the portal knows. A commune that is no more is read as
 * whoever took over its work in the field; where that is nobody alone, as where its whole land lies.
 * @throws refusal when nobody ever bore the code, or several took over and the message does not say which
 */
export async function placeNamed(tx: Snapshot, code: string, field: string, day: Day): Promise<string> {
  const found = await sql<{ id: string; name: string; now: boolean; last: string }>`
    select area_id as id, name, valid @> ${day}::date as now, (upper(valid) - 1)::text as last from area_version
    where code = ${code} and (valid @> ${day}::date or upper(valid) <= ${day}::date)
    order by valid @> ${day}::date desc, upper(valid) desc limit 1`.execute(tx)
  const [area] = found.rows
  if (!area) throw refusal('exchange.refusal.no_such_area', { code })
  if (area.now) return area.id
  const { custodians } = await whoAnswers(tx, {
    unit: area.id,
    on: area.last,
    at: day,
    functionCode: field
  })
  const places = new Map(custodians.flatMap((one) => (one.areaId ? [[one.areaId, one.custodianName]] : [])))
  const [only] = places.keys()
  if (only && places.size === 1) return only
  const whole = (await followTerritory(tx, area.id, area.last, { at: day })).filter(
    ({ extent }) => extent === 'whole'
  )
  if (whole.length === 1 && whole[0]) return whole[0].id
  throw refusal('exchange.refusal.several_took_over', {
    area: area.name,
    count: places.size,
    bodies: [...places.values()].join(', ')
  })
}
