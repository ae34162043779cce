import { type RawBuilder, sql } from 'kysely'
import { executeLast, kept, type Tx } from '../../../platform/database/index.ts'
import type { Dossier } from '../dossier.ts'
import {
  type DossierRow,
  type EntryRow,
  entryColumns,
  factColumns,
  searchedColumns,
  searchOf,
  standingColumns
} from './columns.ts'

const plan = sql.raw(kept)
const names = (columns: readonly string[]) => sql.raw(columns.join(', '))

/** A value as a parameter; objects are JSON, lists are arrays. */
function parameter(value: unknown): RawBuilder<unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return sql`${isObject ? JSON.stringify(value) : (value ?? null)}`
}

// Each value is a parameter of its own: to take rows of so many columns out of JSON costs more than to write them.
const fields = <R>(row: R, columns: readonly (keyof R)[]) =>
  sql.join(columns.map((column) => parameter(row[column])))

const entries = (rows: readonly EntryRow[]) => sql`insert into dossier_event (${names(entryColumns)})
  values ${sql.join(rows.map((row) => sql`(${fields(row, entryColumns)})`))}`

/**
 * Entries that stand behind others: whoever waited for the lock of a dossier may have begun before the one who wrote the
 * entry before, and is read after it all the same. So much later is never too early for readers.
 */
const entriesBehind = (
  rows: readonly EntryRow[]
) => sql`insert into dossier_event (${names(entryColumns)}, transaction)
  values ${sql.join(rows.map((row) => sql`(${fields(row, entryColumns)}, (select position from behind))`))}`

/** What is written beside, and whether the transaction ends with it. */
interface How {
  papers: RawBuilder<unknown>
  last: boolean
}

/** Writes a new dossier with the entries of its book and what lies in it, in one statement. */
export async function insertDossier(
  tx: Tx,
  row: DossierRow,
  written: readonly EntryRow[],
  { papers, last }: How
): Promise<void> {
  const columns = (['id', ...factColumns, ...standingColumns] as const).filter(
    (column) => row[column] !== undefined
  )
  const search = searchOf((column) => parameter(row[column]))
  const statement = sql`${plan}with made as (
      insert into dossier (${names(columns)}, search)
      values (${fields(row, columns)}, ${search})
    )${papers} ${entries(written)}`
  await (last ? executeLast(tx, statement) : statement.execute(tx))
}

/** Writes the entries of a dossier's book, what it comes to and what came in, in one statement. */
export async function updateDossier(
  tx: Tx,
  before: Pick<Dossier, 'id' | 'events' | 'resultNumber'>,
  row: DossierRow,
  written: readonly EntryRow[],
  { papers, last }: How
): Promise<void> {
  const columns = [...factColumns.filter((column) => row[column] !== undefined), ...standingColumns]
  const set = columns.map((column) => sql`${sql.raw(column)} = ${parameter(row[column])}`)
  const words =
    searchedColumns.some((column) => column !== 'result_number' && row[column] !== undefined) ||
    (row.result_number && !before.resultNumber)
  if (words)
    set.push(
      sql`search = ${searchOf((column) => (columns.includes(column) ? parameter(row[column]) : sql.raw(`d.${column}`)))}`
    )
  const statement = sql`${plan}with behind as (
      select greatest(dossier_position(), (select b.transaction from dossier_event b
        where b.dossier_id = ${before.id}::uuid order by b.number desc limit 1)) as position
    ), made as (${entriesBehind(written)})${papers}
    update dossier d set ${sql.join(set)}
    where d.id = ${before.id}::uuid and d.events = ${before.events}::integer`
  const done = await (last ? executeLast(tx, statement) : statement.execute(tx))
  if (done.numAffectedRows !== 1n) throw new Error('a dossier was changed beside its lock')
}
