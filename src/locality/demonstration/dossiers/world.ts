import { sql } from 'kysely'
import {
  type Competent,
  competentBodiesOf,
  type Whereabouts,
  whereaboutsOn
} from '../../../modules/dossiers/index.ts'
import { getProcedure, type Version, versionsOf } from '../../../modules/procedures/index.ts'
import type { Calendar } from '../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Era, Habits, Matter, Place } from './types.ts'

/** An era with what can be applied for in it. */
export interface Times {
  era: Era
  /** What people may apply for, where: places in the same order for each procedure. */
  offers: { habits: Habits; version: Version; matters: Matter[] }[]
  /** The post that decides, by power and place. */
  deciders: Map<string, string | null>
}

/** The times that the demonstration passes through: each day on which bodies, powers or procedures change begins another. */
export async function readTimes(
  tx: Snapshot,
  habits: readonly Habits[],
  calendar: Calendar,
  { from, to }: { from: Day; to: Day }
): Promise<Times[]> {
  const versions: { habits: Habits; versions: Version[] }[] = []
  for (const row of habits) {
    const { id } = await getProcedure(tx, row.procedure)
    versions.push({ habits: row, versions: (await versionsOf(tx, id)).filter((one) => one.publication) })
  }
  const powers = [
    ...new Set(versions.flatMap((one) => one.versions.flatMap(({ content }) => content.power ?? [])))
  ].sort()
  const days = [...new Set([from, ...(await turningDays(tx, from, to))])].sort()
  const eras = days.map((day, nth): Era => ({ nth, day, end: midnight(days[nth + 1], calendar) }))
  const times: Times[] = []
  for (const era of eras) times.push(await timesOf(tx, era, versions, powers))
  return times
}

async function timesOf(
  tx: Snapshot,
  era: Era,
  procedures: readonly { habits: Habits; versions: Version[] }[],
  powers: readonly string[]
): Promise<Times> {
  const places = await placesOn(tx, era.day)
  const competent = await competentBodiesOf(
    tx,
    powers,
    places.map(({ id }) => id),
    era.day
  )
  const bodies = Map.groupBy(competent, keyOf)
  const offers = procedures.flatMap(({ habits, versions }) => {
    const version = versions.find(({ publication }) => publication && inForce(publication, era.day))
    const power = version?.content.power
    if (!version || !power) return []
    const matters = places.flatMap((place): Matter[] => {
      const [body, ...others] = bodies.get(`${power} ${place.id}`) ?? []
      return body && !others.length ? [{ habits, version, place, originId: body.bodyId, era }] : []
    })
    return matters.length ? [{ habits, version, matters }] : []
  })
  return { era, offers, deciders: new Map(competent.map((one) => [keyOf(one), one.postId])) }
}

const keyOf = ({ power, placeId }: Competent) => `${power} ${placeId}`
const inForce = ({ firstDay, end }: { firstDay: Day; end: Day | null }, day: Day) =>
  firstDay <= day && (!end || day < end)

function midnight(day: Day | undefined, { timeZone }: Calendar): number {
  if (!day) return Number.POSITIVE_INFINITY
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
}

/** Days on which a body, a vesting or a version begins or ends. */
async function turningDays(tx: Snapshot, from: Day, to: Day): Promise<Day[]> {
  const found = await sql<{ day: Day }>`
    with span as (
      select valid from organization_version union select valid from vesting union select valid from procedure_publication
    )
    select distinct day::text from span cross join lateral (values (lower(valid)), (upper(valid))) d (day)
    where day > ${from}::date and day <= ${to}::date order by 1`.execute(tx)
  return found.rows.map(({ day }) => day)
}

/** The lowest areas of a day. Where nobody was counted live as many as in others of the kind. */
async function placesOn(tx: Snapshot, day: Day): Promise<Place[]> {
  const found = await sql<Place>`
    with place as (
      select a.area_id as id, a.code, lower(k.name_vi) || ' ' || a.name as name, a.kind_code <> 'xa' as urban, a.population, a.kind_code
      from area_version a join kind k on k.code = a.kind_code where a.valid @> ${day}::date
        and not exists (select from area_version c where c.parent_id = a.area_id and c.valid @> ${day}::date)
    )
    select id, code, name, urban, coalesce(population, avg(population) over (partition by kind_code), 1)::float8 as population
    from place order by code`.execute(tx)
  return found.rows
}

/** Where the dossiers of each pile are in each era. */
export async function readWhereabouts(
  tx: Snapshot,
  times: readonly Times[]
): Promise<(pileId: number, era: Era) => Whereabouts | undefined> {
  const byEra: Map<number, Whereabouts>[] = []
  for (const { era } of times) {
    const rows = await whereaboutsOn(tx, era.day)
    byEra.push(new Map(rows.map((row) => [row.pileId, row])))
  }
  return (pileId, era) => byEra[era.nth]?.get(pileId)
}
