import type { OfficeHours } from '../../../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { listUnits } from '../../../../organization/index.ts'
import type { Version } from '../../../../procedures/index.ts'
import { calendarOf } from '../../../law.ts'
import { competentBodies } from '../../../reference.ts'
import { centerOf } from '../../../where.ts'
import { type Body, bodiesOn } from '../../status/find-status.ts'

/** Who settles a matter in a place, where one goes with it, and when. */
export interface Office {
  /** One body, unless the law leaves it open; none: nobody is competent there. */
  bodies: Body[]
  counter: Body | null
  hours: OfficeHours[]
}

export interface Place {
  id: string
  name: string
}

/** The communes of a day, by name: where somebody lives, or the matter lies. */
export async function communesOn(tx: Snapshot, day: Day): Promise<Place[]> {
  const found = await listUnits(tx, 'area', { at: day }, { level: 'commune' })
  return found.map(({ id, name }) => ({ id, name }))
}

/** The body that is competent for a procedure in a place on a day, and the center that receives for it. */
export async function officeFor(
  tx: Snapshot,
  { content }: Pick<Version, 'content'>,
  placeId: string,
  day: Day
): Promise<Office> {
  const ids = content.power ? await competentBodies(tx, content.power, placeId, day) : []
  const [first] = ids
  const counterId = first ? (await centerOf(tx, first, day)) || first : null
  return {
    bodies: await bodiesOn(tx, ids, day),
    counter: counterId ? ((await bodiesOn(tx, [counterId], day))[0] ?? null) : null,
    hours: await hoursOn(tx, day)
  }
}

async function hoursOn(tx: Snapshot, day: Day): Promise<OfficeHours[]> {
  const { hours } = await calendarOf(tx)
  return hours.filter(({ start, end }) => (!start || start <= day) && (!end || day < end))
}

/** Weekdays that keep the same hours together, in their order. */
export function hoursInShort(hours: readonly OfficeHours[]): { weekdays: number[]; spans: string[] }[] {
  const ofDay = Map.groupBy(hours, ({ weekday }) => weekday)
  const days = [...ofDay].map(([weekday, spans]) => ({
    weekday,
    spans: spans.map(({ opens, closes }) => `${opens.slice(0, 5)}–${closes.slice(0, 5)}`)
  }))
  const alike = Map.groupBy(days, ({ spans }) => spans.join())
  return [...alike.values()].map((those) => ({
    weekdays: those.map(({ weekday }) => weekday),
    spans: those[0]?.spans ?? []
  }))
}
