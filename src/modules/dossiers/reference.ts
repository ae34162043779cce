import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { refusal, unavailable } from '../../platform/problem.ts'
import { FromRegister } from '../../platform/record/index.ts'
import {
  getProcedure,
  getVersion,
  type Suspension,
  suspensionsOf,
  type Version,
  versionOn
} from '../procedures/index.ts'
import type { Pile } from './dossier.ts'

/** What acts on dossiers look up in the register again and again; remembered until the register changes. */
const versions = new FromRegister<Version>()
const offers = new FromRegister<Offer>()
const bodies = new FromRegister<string[]>()
const places = new FromRegister<string>()
const piles = new FromRegister<Pile | undefined>()
const agencies = new FromRegister<{ area: string; body: string }>()

/** A version of a procedure; @throws Problem 404 when there is none. */
export function versionById(tx: Snapshot, id: string): Promise<Version> {
  return versions.get(tx, id, () => getVersion(tx, id))
}

/** A procedure as one can apply for it on a day. */
export interface Offer {
  key: string
  /** Undefined: none is in force. */
  version: Version | undefined
  /** Undefined: it does not rest. */
  rests: Suspension | undefined
}

/** What a key or a code offers on a day; @throws Problem 404 when there is no such procedure. */
export function offerOn(tx: Snapshot, code: string, day: Day): Promise<Offer> {
  return offers.get(tx, `${code} ${day}`, async () => {
    const { id, key } = await getProcedure(tx, code)
    const rests = (await suspensionsOf(tx, id)).find(
      ({ firstDay, end }) => firstDay <= day && (!end || day < end)
    )
    return { key, version: await versionOn(tx, id, day), rests }
  })
}

/** The bodies that hold a power for a place on a day: one, unless the law leaves it open. */
export function competentBodies(tx: Snapshot, power: string, placeId: string, day: Day): Promise<string[]> {
  return bodies.get(tx, `competent ${power} ${placeId} ${day}`, async () => {
    const found = await sql<{ id: string }>`
      select c.id from competent_bodies(${power}, ${placeId}::uuid, ${day}::date) c (id) where c.id is not null`.execute(
      tx
    )
    return found.rows.map(({ id }) => id)
  })
}

/** Who has a pile on a day: one body, unless a split leaves single dossiers open. */
export function custodiansOfPile(tx: Snapshot, pileId: number, day: Day): Promise<string[]> {
  return bodies.get(tx, `pile ${pileId} ${day}`, async () => {
    const found = await sql<{ id: string }>`select custodian_id as id
      from pile_custodians(${day}::date, array[${pileId}]::integer[])`.execute(tx)
    return found.rows.map(({ id }) => id)
  })
}

/** The unit of a body that works in a field; the body itself when none does. */
export async function unitFor(tx: Snapshot, custodianId: string, field: string, day: Day): Promise<string> {
  return places.get(tx, `unit ${custodianId} ${field} ${day}`, async () => {
    const found = await sql<{ id: string }>`
      select unit_for(${custodianId}::uuid, ${field}, ${day}::date) as id`.execute(tx)
    return found.rows[0]?.id ?? custodianId
  })
}

/** Who has a dossier on a day that was given to a body singly: that body, or whoever took over from it. */
export function custodiansOfGiven(tx: Snapshot, dossierId: string, day: Day): Promise<string[]> {
  return bodies.get(tx, `given ${dossierId} ${day}`, async () => {
    const found = await sql<{ id: string }>`select custodian_id as id
      from given_custodians(${day}::date, array[${dossierId}]::uuid[])`.execute(tx)
    return found.rows.map(({ id }) => id)
  })
}

/** The units that go on with the work of a unit in a field: itself while it is there, several after a split, or none. */
export function successorsOf(tx: Snapshot, unitId: string, field: string, day: Day): Promise<string[]> {
  return bodies.get(tx, `successors ${unitId} ${field} ${day}`, async () => {
    const found = await sql<{ id: string }>`
      select id from successors_of(${unitId}::uuid, ${field}, ${day}::date) s (id)`.execute(tx)
    return found.rows.map(({ id }) => id)
  })
}

/** The unit within a body that goes on with the work of a unit; null: none does, and the body assigns anew. */
export async function successorWithin(
  tx: Snapshot,
  unitId: string,
  custodianId: string,
  field: string,
  day: Day
): Promise<string | null> {
  const id = await places.get(tx, `within ${unitId} ${custodianId} ${field} ${day}`, async () => {
    const found = await sql<{ id: string }>`
      select id from successors_of(${unitId}::uuid, ${field}, ${day}::date) s (id)
      where ${custodianId}::uuid in (select organizations_around(s.id, ${day}::date)) limit 1`.execute(tx)
    return found.rows[0]?.id ?? ''
  })
  return id || null
}

/**
 * The area for which a dossier is decided on a day: its place as long as it lies in the area of whoever has it, else the
 * area of that body.
 */
export async function placeOn(tx: Snapshot, placeId: string, custodianId: string, day: Day): Promise<string> {
  return places.get(tx, `place ${placeId} ${custodianId} ${day}`, async () => {
    const found = await sql<{ id: string }>`
      select case when o.area_id in (select a.area_id from areas_around(${placeId}::uuid, ${day}::date) a)
        then ${placeId}::uuid else o.area_id end as id
      from organization_version o
      where o.organization_id = ${custodianId}::uuid and o.valid @> ${day}::date`.execute(tx)
    return found.rows[0]?.id ?? placeId
  })
}

/** The area that a body serves on a day; @throws refusal when there is no such body then. */
export async function homeOf(tx: Snapshot, organizationId: string, day: Day): Promise<string> {
  const areaId = await places.get(tx, `home ${organizationId} ${day}`, async () => {
    const found = await sql<{ areaId: string }>`select area_id as "areaId" from organization_version
      where organization_id = ${organizationId}::uuid and valid @> ${day}::date`.execute(tx)
    return found.rows[0]?.areaId ?? ''
  })
  if (!areaId) throw refusal('dossiers.refusal.no_such_body', { day })
  return areaId
}

/** Codes of a body and its area on a day, for the codes of dossiers. */
export function codesOfBody(tx: Snapshot, organizationId: string, day: Day) {
  return agencies.get(tx, `${organizationId} ${day}`, async () => {
    const found = await sql<{ area: string; body: string }>`
      select a.code as area, o.code as body from organization_version o
      join area_version a on a.area_id = o.area_id and a.valid @> ${day}::date
      where o.organization_id = ${organizationId}::uuid and o.valid @> ${day}::date`.execute(tx)
    const [codes] = found.rows
    if (!codes) throw unavailable('dossiers.refusal.no_such_body', { day })
    return codes
  })
}

/**
 * The pile in which dossiers of a body, a field and a place lie that come in on a day; made when it is the first. What
 * left the body earlier is none of theirs, so each day on which work leaves a body begins new piles.
 */
export async function pileOf(tx: Tx, of: Omit<Pile, 'id'>, day: Day): Promise<Pile> {
  const since = await places.get(tx, `left ${of.originId} ${day}`, async () => {
    const found = await sql<{ since: string }>`select coalesce(max(left_on), '-infinity')::text as since
      from custody where origin_id = ${of.originId}::uuid and left_on <= ${day}::date`.execute(tx)
    return found.rows[0]?.since ?? '-infinity'
  })
  const find = async (): Promise<Pile | undefined> => {
    const found = await sql<{ id: number }>`select id from pile where origin_id = ${of.originId}::uuid
      and function_code = ${of.functionCode} and place_id = ${of.placeId}::uuid and since = ${since}::date`.execute(
      tx
    )
    return found.rows[0] && { id: found.rows[0].id, ...of }
  }
  const known = await piles.get(tx, `${of.originId} ${of.functionCode} ${of.placeId} ${since}`, find)
  if (known) return known
  await sql`insert into pile (origin_id, function_code, place_id, since)
    values (${of.originId}::uuid, ${of.functionCode}, ${of.placeId}::uuid, ${since}::date) on conflict do nothing`.execute(
    tx
  )
  const made = await find()
  if (!made) throw new Error('a pile was made and not found')
  return made
}

/** A pile as it was made. */
export async function pileById(tx: Snapshot, id: number): Promise<Pile> {
  const pile = await piles.get(tx, `id ${id}`, async () => {
    const found =
      await sql<Pile>`select id, origin_id as "originId", function_code as "functionCode", place_id as "placeId"
      from pile where id = ${id}`.execute(tx)
    return found.rows[0]
  })
  if (!pile) throw new Error(`there is no pile ${id}`)
  return pile
}
