import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import type { UnitFacts, UnitType } from '../change-set.ts'

interface Version {
  id: string
  start: string | null
  end: string | null
  row: unknown
}

const columnOf: Record<string, string> = {
  kind: 'kind_code',
  code: 'code',
  name: 'name',
  nameEn: 'name_en',
  otherNames: 'other_names',
  seat: 'seat',
  functions: 'functions',
  areaKm2: 'area_km2',
  population: 'population',
  lat: 'lat',
  lon: 'lon',
  demonstration: 'demonstration',
  source: 'source'
}

/** The entry that holds on a day, as believed now. */
export async function findVersion(
  tx: Snapshot,
  type: UnitType,
  id: string,
  on: string
): Promise<Version | undefined> {
  const { table, key } = tableOf(type)
  const found =
    await sql<Version>`select v.${key} as id, lower(v.valid) as start, upper(v.valid) as end, to_jsonb(v) as row
    from ${table} v where v.${key} = ${id}::uuid and v.valid @> ${on}::date`.execute(tx)
  return found.rows[0]
}

/**
 * Rewrites an entry, keeping what it said (by trigger). With `firstDay` the boundary to the entry before moves too.
 * @returns the corrected entry
 * @throws refusal when the entry has no earlier beginning that could be moved
 */
export async function correctVersion(
  tx: Tx,
  type: UnitType,
  version: Version,
  facts: Partial<UnitFacts>,
  firstDay?: string
): Promise<unknown> {
  const later = firstDay !== undefined && version.start !== null && firstDay > version.start
  if (firstDay && !version.start) throw refusal('organization.refusal.beginning_unknown')
  // No two entries may overlap even for a moment: whichever shrinks goes first.
  if (firstDay && !later) await moveEntryBefore(tx, type, version, firstDay)
  const written = await writeFacts(tx, type, version, facts, firstDay)
  if (firstDay && later) await moveEntryBefore(tx, type, version, firstDay)
  return written
}

/** The entry before ends where the corrected one begins. */
async function moveEntryBefore(tx: Tx, type: UnitType, version: Version, firstDay: string): Promise<void> {
  const { table, key } = tableOf(type)
  const previous = sql`from ${table} v where v.${key} = ${version.id}::uuid and upper(v.valid) = ${version.start}::date`
  const found = await sql<{
    fits: boolean
  }>`select coalesce(lower(v.valid) < ${firstDay}::date, true) as fits ${previous}`.execute(tx)
  if (found.rows.some(({ fits }) => !fits))
    throw refusal('organization.refusal.no_time_left', { day: firstDay })
  await sql`update ${table} v set valid = daterange(lower(valid), ${firstDay}::date)
    where v.${key} = ${version.id}::uuid and upper(v.valid) = ${version.start}::date`.execute(tx)
}

async function writeFacts(
  tx: Tx,
  type: UnitType,
  version: Version,
  facts: Partial<UnitFacts>,
  firstDay?: string
): Promise<unknown> {
  const { table, key } = tableOf(type)
  const set = Object.entries(facts)
    .filter(([name, value]) => value !== undefined && columnOf[name])
    .map(([name, value]) => sql`${sql.ref(columnOf[name] as string)} = ${value}`)
  set.push(sql`valid = daterange(coalesce(${firstDay ?? null}::date, lower(valid)), upper(valid))`)
  const written = await sql<{ row: unknown }>`update ${table} v set ${sql.join(set)}
    where v.${key} = ${version.id}::uuid and lower(v.valid) is not distinct from ${version.start}::date
    returning to_jsonb(v) as row`.execute(tx)
  return written.rows[0]?.row
}

function tableOf(type: UnitType) {
  return type === 'area'
    ? { table: sql.table('area_version'), key: sql.ref('area_id') }
    : { table: sql.table('organization_version'), key: sql.ref('organization_id') }
}
