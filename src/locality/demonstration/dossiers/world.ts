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
  places: Place[]
  competent: Competent[]
  /** The day since which the same bodies have the same dossiers. */
  bodiesSince: Day
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
  const turns = await turningsOf(tx, from, to)
  const days = [...new Set([from, ...turns.map(({ day }) => day)])].sort()
  const eras = days.map((day, nth): Era => ({ nth, day, end: midnight(days[nth + 1], calendar) }))
  const times: Times[] = []
  for (const era of eras) {
    const turn = turns.filter(({ day }) => day === era.day)
    times.push(await timesOf(tx, era, { versions, turn, before: times.at(-1) }))
  }
  return times
}

/** What begins or ends on a day: bodies and versions, or the vesting of some powers. */
interface Turning {
  day: Day
  /** Null: a body or a version, so that everything may be otherwise. */
  power: string | null
}

async function timesOf(
  tx: Snapshot,
  era: Era,
  now: { versions: { habits: Habits; versions: Version[] }[]; turn: Turning[]; before: Times | undefined }
): Promise<Times> {
  const found = now.versions.flatMap(({ habits, versions }) => {
    const version = versions.find(({ publication }) => publication && inForce(publication, era.day))
    return version?.content.power ? [{ habits, version, power: version.content.power }] : []
  })
  const powers = [...new Set(found.map(({ power }) => power))].sort()
  const same = now.turn.every(({ power }) => power !== null) ? now.before : undefined
  const places = same?.places ?? (await placesOn(tx, era.day))
  const changed = new Set(now.turn.map(({ power }) => power))
  const asked = same ? powers.filter((power) => changed.has(power)) : powers
  const ids = places.map(({ id }) => id)
  const anew = asked.length ? await competentBodiesOf(tx, asked, ids, era.day) : []
  const competent = [...(same?.competent ?? []).filter(({ power }) => !changed.has(power)), ...anew]
  const bodies = Map.groupBy(competent, keyOf)
  const offers = found.flatMap(({ habits, version, power }) => {
    const matters = places.flatMap((place): Matter[] => {
      const [body, ...others] = bodies.get(`${power} ${place.id}`) ?? []
      return body && !others.length ? [{ habits, version, place, originId: body.bodyId, era }] : []
    })
    return matters.length ? [{ habits, version, matters }] : []
  })
  const deciders = new Map(competent.map((one) => [keyOf(one), one.postId]))
  const bodiesSince = same?.bodiesSince ?? era.day
  return { era, offers, deciders, places, competent, bodiesSince }
}

const keyOf = ({ power, placeId }: Competent) => `${power} ${placeId}`
const inForce = ({ firstDay, end }: { firstDay: Day; end: Day | null }, day: Day) =>
  firstDay <= day && (!end || day < end)

function midnight(day: Day | undefined, { timeZone }: Calendar): number {
  if (!day) return Number.POSITIVE_INFINITY
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds
}

/** The days on which a body, a vesting or a version begins or ends. */
async function turningsOf(tx: Snapshot, from: Day, to: Day): Promise<Turning[]> {
  const found = await sql<Turning>`
    with span as (
      select valid, null as power, null as field, true as everything from organization_version
      union select valid, null, null, true from procedure_publication
      union select valid, power_code, function_code, false from vesting
    ),
    turned as materialized (
      select distinct d.day, s.power, s.field, s.everything from span s
      cross join lateral (values (lower(s.valid)), (upper(s.valid))) d (day) where d.day > ${from}::date and d.day <= ${to}::date
    ),
    line as materialized (select p.code, l.code as field from power p cross join lateral function_line(p.function_code) l)
    select distinct t.day::text as day, coalesce(t.power, l.code) as power from turned t
    left join line l on l.field = t.field where t.everything or coalesce(t.power, l.code) is not null order by 1, 2`.execute(
    tx
  )
  return found.rows
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
  const known = new Map<Day, Map<number, Whereabouts>>()
  for (const { bodiesSince } of times)
    if (!known.has(bodiesSince)) {
      const rows = await whereaboutsOn(tx, bodiesSince)
      known.set(bodiesSince, new Map(rows.map((row) => [row.pileId, row])))
    }
  return (pileId, era) => known.get(times[era.nth]?.bodiesSince ?? '')?.get(pileId)
}
