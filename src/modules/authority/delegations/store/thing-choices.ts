import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { fieldsByCode, type InLanguages, listPowers, type Power } from '../../resolve/index.ts'
import type { Grantor } from '../delegation.ts'
import { grantorOnDay, holdingsOf, placesOfLine } from './holdings.ts'

/** A field of state management with the powers of it that a grantor holds. */
export interface HeldField {
  code: string
  name: InLanguages
  powers: Power[]
}

/** A place of a large territory stands for all of it: what is offered is checked in each place anyway. */
const samplePlaces = 3

/** What a grantor may pass on, by field. Where it holds nothing, nothing is offered. */
export async function heldFields(tx: Snapshot, grantor: Grantor, at: Day): Promise<HeldField[]> {
  const giver = await grantorOnDay(tx, grantor, at)
  if (!giver) return []
  const powers = await listPowers(tx, at)
  const places = [giver.areaId, ...(await placesOfLine(tx, giver.areaId, at)).slice(0, samplePlaces)]
  const codes = powers.map(({ code }) => code)
  const holdings = await holdingsOf(tx, { grantor, at, powers: codes, places: [...new Set(places)] })
  const held = new Set(
    holdings.flatMap(({ act, power }) => (act === 'devolution' || act === 'decentralization' ? [power] : []))
  )
  const fields = await fieldsByCode(tx)
  const groups = Map.groupBy(
    powers.filter(({ code }) => held.has(code)),
    ({ functionCode }) => functionCode
  )
  return [...groups].map(([code, inField]) => ({
    code,
    name: fields.get(code) ?? { vi: code, en: code, de: code },
    powers: inField
  }))
}
