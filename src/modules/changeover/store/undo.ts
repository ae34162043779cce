import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import type { PlanPart } from '../parts.ts'

type Table = readonly [table: string, key: string]

const versions: Table[] = [
  ['area_version', 'area_id'],
  ['organization_version', 'organization_id']
]
const registerTables: Table[] = [
  ...versions,
  ['area_succession', 'predecessor_id'],
  ['organization_succession', 'predecessor_id'],
  ['custody', 'origin_id']
]

/**
 * Takes back what one entry of the record wrote, in the register and in the parts; what it had superseded is
 * believed again.
 * @throws refusal when something recorded later builds on it
 */
export async function undo(tx: Tx, recordId: number, parts: PlanPart[]): Promise<void> {
  for (const part of parts) {
    const later = await part.builtUpon?.(tx, recordId)
    if (later) throw refusal('changeover.refusal.built_upon', { count: later })
  }
  const partTables = parts.flatMap(({ tables }) => tables)
  for (const table of [...versions, ...partTables]) await refuseLater(tx, table, recordId)
  for (const table of partTables) await restoreInPlace(tx, table, recordId)
  for (const [table] of registerTables) {
    const columns = await columnsOf(tx, table)
    await sql`delete from ${sql.table(table)} where recorded_in = ${recordId}`.execute(tx)
    await sql`insert into ${sql.table(table)} (${listed(columns)}) select ${listed(columns)}
      from ${sql.table(`${table}_history`)} h where h.superseded_in = ${recordId}`.execute(tx)
  }
  await sql`delete from announcement where recorded_in = ${recordId}`.execute(tx)
}

async function refuseLater(tx: Tx, [name, key]: Table, recordId: number): Promise<void> {
  const [table, history, id] = [sql.table(name), sql.table(`${name}_history`), sql.ref(key)]
  const later = await sql<{ n: number }>`
    with touched as (select ${id} as id from ${table} where recorded_in = ${recordId}
      union select ${id} from ${history} where recorded_in = ${recordId} or superseded_in = ${recordId})
    select count(*)::int as n from touched where id in (select ${id} from ${table} where recorded_in > ${recordId}
      union select ${id} from ${history} where superseded_in > ${recordId})`.execute(tx)
  if (later.rows[0]?.n) throw refusal('changeover.refusal.built_upon', { count: later.rows[0].n })
}

/** Rows that others refer to by their key are not taken away and written anew, but written over. */
async function restoreInPlace(tx: Tx, [name, key]: Table, recordId: number): Promise<void> {
  const [table, history, id] = [sql.table(name), sql.table(`${name}_history`), sql.ref(key)]
  const columns = await columnsOf(tx, name)
  const old = sql.join(columns.map((column) => sql`h.${sql.ref(column)}`))
  await sql`update ${table} t set (${listed(columns)}) = row(${old}) from ${history} h
    where h.superseded_in = ${recordId} and t.recorded_in = ${recordId} and t.${id} = h.${id}`.execute(tx)
  await sql`delete from ${table} where recorded_in = ${recordId}`.execute(tx)
  await sql`insert into ${table} (${listed(columns)}) select ${old} from ${history} h
    where h.superseded_in = ${recordId} and not exists (select from ${table} t where t.${id} = h.${id})`.execute(
    tx
  )
}

const listed = (columns: string[]) => sql.join(columns.map((column) => sql.ref(column)))

/** What a row says; when and by which act it is believed again is stamped anew. */
async function columnsOf(tx: Tx, table: string): Promise<string[]> {
  const found = await sql<{ name: string }>`select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attname not in ('recorded_in', 'recorded_at')
    order by attnum`.execute(tx)
  return found.rows.map(({ name }) => name)
}
