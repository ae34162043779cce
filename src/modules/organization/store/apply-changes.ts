import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Alter, Begin, ChangeSet, End, UnitType } from '../change-set.ts'
import { announce } from './announce.ts'
import { deriveCustody } from './derive-custody.ts'

const columnsOf = {
  area: [
    ['kind_code', 'kind', 'text'],
    ['code', 'code', 'text'],
    ['name', 'name', 'text'],
    ['name_en', 'nameEn', 'text'],
    ['other_names', 'otherNames', 'text[]'],
    ['parent_id', 'parentId', 'uuid'],
    ['seat', 'seat', 'text'],
    ['area_km2', 'areaKm2', 'numeric'],
    ['population', 'population', 'integer'],
    ['lat', 'lat', 'double precision'],
    ['lon', 'lon', 'double precision'],
    ['demonstration', 'demonstration', 'boolean'],
    ['source', 'source', 'text']
  ],
  organization: [
    ['kind_code', 'kind', 'text'],
    ['code', 'code', 'text'],
    ['name', 'name', 'text'],
    ['name_en', 'nameEn', 'text'],
    ['other_names', 'otherNames', 'text[]'],
    ['parent_id', 'parentId', 'uuid'],
    ['area_id', 'areaId', 'uuid'],
    ['functions', 'functions', 'text[]'],
    ['seat', 'seat', 'text'],
    ['demonstration', 'demonstration', 'boolean'],
    ['source', 'source', 'text']
  ]
} as const

const emptyOf: Record<string, string> = { 'text[]': `'{}'`, boolean: 'false' }

/** The version before and after, as the record keeps them. */
export interface AppliedChanges {
  before: unknown[]
  after: unknown[]
}

/**
 * Writes a change set, set by set: versions are closed and opened, successions noted, custody derived,
 * announcements put into the outbox. Nothing is looked at twice and nothing runs at midnight.
 * The database refuses overlaps and orphans at commit.
 */
export async function applyChanges(tx: Tx, changes: ChangeSet): Promise<AppliedChanges> {
  const day = changes.effectiveOn
  const before: unknown[] = []
  const after: unknown[] = []
  for (const type of ['area', 'organization'] as const) {
    const unit = type === 'area' ? changes.areas : changes.organizations
    if (unit.ends.length) before.push(...(await endUnits(tx, type, day, unit.ends)))
    if (unit.alters.length) {
      const altered = await alterUnits(tx, type, day, unit.alters)
      before.push(...altered.before)
      after.push(...altered.after)
    }
    if (unit.begins.length) after.push(...(await beginUnits(tx, type, day, unit.begins)))
  }
  if (changes.areas.successions.length) await insertAreaSuccessions(tx, changes)
  if (changes.organizations.successions.length) {
    await insertOrganizationSuccessions(tx, changes)
    await deriveCustody(tx, changes)
  }
  await announce(tx, changes)
  return { before, after }
}

async function endUnits(tx: Tx, type: UnitType, day: string, ends: End[]): Promise<unknown[]> {
  const [versions, id] = tableOf(type)
  // A version that would only begin later never comes to be; the one that holds on the day before ends.
  const removed = await sql<{ row: unknown }>`
    delete from ${versions} v using jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e(id uuid)
    where v.${id} = e.id and lower(v.valid) >= ${day}::date returning to_jsonb(v) as row`.execute(tx)
  const closed = await sql<{ row: unknown }>`
    update ${versions} v
    set valid = daterange(lower(v.valid), ${day}::date), ended_by = e."decisionId", ended_clause = e.clause
    from jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) as e(id uuid, "decisionId" uuid, clause text)
    where v.${id} = e.id and v.valid @> (${day}::date - 1) and coalesce(upper(v.valid) > ${day}::date, true)
    returning to_jsonb(old) as row`.execute(tx)
  return [...closed.rows, ...removed.rows].map((r) => r.row)
}

async function beginUnits(tx: Tx, type: UnitType, day: string, begins: Begin[]): Promise<unknown[]> {
  const [versions, id, identities] = tableOf(type)
  const rows = JSON.stringify(
    begins.map((b) => ({ ...b.facts, id: b.id, decisionId: b.decisionId, clause: b.clause }))
  )
  await sql`insert into ${identities} (id)
    select id from jsonb_to_recordset(${rows}::jsonb) as b(id uuid) on conflict do nothing`.execute(tx)
  const columns = columnsOf[type]
  const names = sql.raw(columns.map(([column]) => column).join(', '))
  const values = sql.raw(
    columns
      .map(([, key, sort]) => (emptyOf[sort] ? `coalesce(b."${key}", ${emptyOf[sort]})` : `b."${key}"`))
      .join(', ')
  )
  const record = sql.raw(columns.map(([, key, sort]) => `"${key}" ${sort}`).join(', '))
  const written = await sql<{ row: unknown }>`
    insert into ${versions} as v (${id}, valid, ${names}, began_by, began_clause)
    select b.id, daterange(${day}::date, null), ${values}, b."decisionId", b.clause
    from jsonb_to_recordset(${rows}::jsonb) as b(id uuid, "decisionId" uuid, clause text, ${record})
    returning to_jsonb(v) as row`.execute(tx)
  return written.rows.map((r) => r.row)
}

async function alterUnits(tx: Tx, type: UnitType, day: string, alters: Alter[]) {
  const [versions, id] = tableOf(type)
  const columns = columnsOf[type]
  const rows = JSON.stringify(alters)
  const take = (from: string) =>
    sql.raw(
      columns
        .map(([column, key, sort]) =>
          sort === 'text[]'
            ? `case when c.patch ? '${key}' then coalesce((select array_agg(x) from jsonb_array_elements_text(c.patch->'${key}') x), '{}') else ${from}.${column} end`
            : `case when c.patch ? '${key}' then (c.patch->>'${key}')::${sort} else ${from}.${column} end`
        )
        .join(', ')
    )
  const names = sql.raw(columns.map(([column]) => column).join(', '))
  // A later version keeps what it changed itself and takes over the rest of the patch.
  const later = sql.raw(
    columns
      .map(([column, key, sort]) =>
        sort === 'text[]'
          ? `${column} = case when c.patch ? '${key}' and v.${column} = p.${column} then coalesce((select array_agg(x) from jsonb_array_elements_text(c.patch->'${key}') x), '{}') else v.${column} end`
          : `${column} = case when c.patch ? '${key}' and v.${column} is not distinct from p.${column} then (c.patch->>'${key}')::${sort} else v.${column} end`
      )
      .join(', ')
  )
  await sql`update ${versions} v set ${later}
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, patch jsonb)
    join ${versions} p on p.${id} = c.id and p.valid @> ${day}::date
    where v.${id} = c.id and lower(v.valid) > ${day}::date`.execute(tx)
  const result = await sql<{ before: unknown; after: unknown }>`
    with c as (select * from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, "decisionId" uuid, clause text, patch jsonb)),
    -- begun on this very day: the new version replaces it
    same as (
      delete from ${versions} v using c where v.${id} = c.id and lower(v.valid) = ${day}::date returning v.*
    ),
    closed as (
      update ${versions} v
      set valid = daterange(lower(v.valid), ${day}::date), ended_by = c."decisionId", ended_clause = c.clause
      from c where v.${id} = c.id and v.valid @> ${day}::date and lower(v.valid) is distinct from ${day}::date
      returning old.*
    ),
    old_version as (select * from same union all select * from closed),
    opened as (
      insert into ${versions} as v (${id}, valid, ${names}, began_by, began_clause, ended_by, ended_clause)
      select o.${id}, daterange(${day}::date, upper(o.valid)), ${take('o')}, c."decisionId", c.clause, o.ended_by, o.ended_clause
      from old_version o join c on c.id = o.${id}
      returning to_jsonb(v) as row, v.${id} as id
    )
    select to_jsonb(o) as before, n.row as after from old_version o join opened n on n.id = o.${id}`.execute(
    tx
  )
  return { before: result.rows.map((r) => r.before), after: result.rows.map((r) => r.after) }
}

async function insertAreaSuccessions(tx: Tx, changes: ChangeSet): Promise<void> {
  await sql`insert into area_succession
      (predecessor_id, successor_id, on_date, extent, share_area, share_population, decision_id, clause)
    select "predecessorId", "successorId", ${changes.effectiveOn}::date, extent, "shareArea", "sharePopulation", "decisionId", clause
    from jsonb_to_recordset(${JSON.stringify(changes.areas.successions)}::jsonb)
      as s("predecessorId" uuid, "successorId" uuid, extent text, "shareArea" numeric, "sharePopulation" numeric,
           "decisionId" uuid, clause text)`.execute(tx)
}

async function insertOrganizationSuccessions(tx: Tx, changes: ChangeSet): Promise<void> {
  await sql`insert into organization_succession
      (predecessor_id, successor_id, on_date, function_code, place_id, extent, decision_id, clause)
    select "predecessorId", "successorId", ${changes.effectiveOn}::date, "functionCode", "placeId", extent, "decisionId", clause
    from jsonb_to_recordset(${JSON.stringify(changes.organizations.successions)}::jsonb)
      as s("predecessorId" uuid, "successorId" uuid, "functionCode" text, "placeId" uuid, extent text,
           "decisionId" uuid, clause text)`.execute(tx)
}

function tableOf(type: UnitType) {
  return type === 'area'
    ? ([sql.table('area_version'), sql.ref('area_id'), sql.table('area')] as const)
    : ([sql.table('organization_version'), sql.ref('organization_id'), sql.table('organization')] as const)
}
