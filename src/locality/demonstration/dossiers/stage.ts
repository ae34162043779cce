import { sql } from 'kysely'
import type { Whereabouts } from '../../../modules/dossiers/index.ts'
import type { Calendar, ClockRules } from '../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../platform/database/index.ts'
import { Grounds } from './grounds.ts'
import { positionsWith, readStaff, type Staff } from './staff.ts'
import type { Era } from './types.ts'
import { readWhereabouts, type Times } from './world.ts'

/** Where dossiers are lived through: bodies, and whoever serves in them. */
export interface Stage {
  times: readonly Times[]
  calendar: Calendar
  rules: ClockRules
  staff: Staff
  grounds: Grounds
  /** Positions that have a power of work. */
  positions: Map<string, Set<string>>
  where(pileId: number, era: Era): Whereabouts | undefined
  /** The center in an area. */
  center(areaId: string, era: Era): string | undefined
  /** Units of a body that work in some field, without centers. */
  units(bodyId: string, era: Era): string[]
  nameOf(bodyId: string): string
  /** Nobody is known to serve yet: what is done is done by the body. */
  unmanned(era: Era): boolean
}

const powers = ['receive', 'settle', 'assign', 'release'].map((verb) => `dossiers.${verb}`)

interface Body {
  id: string
  parentId: string | null
  areaId: string
  name: string
  functions: string[]
}

/** Reads everything that the lives of dossiers ask for. Piles stand already. */
export async function readStage(
  tx: Snapshot,
  times: readonly Times[],
  { calendar, rules }: Pick<Stage, 'calendar' | 'rules'>
): Promise<Stage> {
  const where = await readWhereabouts(tx, times)
  const byEra: Body[][] = []
  for (const { era } of times) byEra.push(await bodiesOn(tx, era))
  const all = byEra.flat()
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const staff = await readStaff(tx, [...names.keys()])
  const first = await firstDayServed(tx)
  const indexes = byEra.map((bodies) => ({
    units: Map.groupBy(
      bodies.filter(({ functions }) => functions.some((one) => one !== 'one_stop')),
      ({ parentId }) => parentId
    ),
    centers: new Map(
      bodies
        .toSorted((a, b) => b.functions.length - a.functions.length)
        .filter(({ functions }) => functions.includes('one_stop'))
        .map(({ areaId, id }) => [areaId, id])
    )
  }))
  return {
    ...{ times, calendar, rules, staff, where },
    grounds: new Grounds(),
    positions: await positionsWith(tx, powers),
    center: (areaId, era) => indexes[era.nth]?.centers.get(areaId),
    units: (bodyId, era) => (indexes[era.nth]?.units.get(bodyId) ?? []).map(({ id }) => id),
    nameOf: (bodyId) => names.get(bodyId) ?? '',
    unmanned: ({ day }) => first === null || day < first
  }
}

async function bodiesOn(tx: Snapshot, { day }: Era): Promise<Body[]> {
  const found = await sql<Body>`
    select organization_id as id, parent_id as "parentId", area_id as "areaId", name, functions from organization_version
    where valid @> ${day}::date and functions <> '{}' order by code`.execute(tx)
  return found.rows
}

async function firstDayServed(tx: Snapshot): Promise<string | null> {
  const found = await sql<{
    day: string | null
  }>`select min(lower(valid))::text as day from appointment`.execute(tx)
  return found.rows[0]?.day ?? null
}
