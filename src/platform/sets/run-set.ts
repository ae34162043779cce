import { CompiledQuery, sql } from 'kysely'
import type { Snapshot } from '../database/index.ts'
import type { Day } from '../day.ts'
import type { SqlSet } from './parse-set.ts'

/** One record that a figure counts, or one violation of a rule. */
export interface SetRow {
  /** What the record is, so that a page can link to it: `area`, `organization`, `decision`, … */
  kind: string
  id: string
  label: string
  /** How a net figure counts the record: +1, -1; how much it adds to a sum. */
  weight?: number
  /** Whether a ratio counts the record in its numerator. */
  counted?: boolean
  /** Further columns: what a rule's message inserts. */
  [column: string]: string | number | boolean | null | undefined
}

export interface SetMoment {
  at: Day
  /** The day before the period, for figures of change; the same as `at` if not given. */
  since?: Day
  /** What was known at that instant; null or none: now. */
  known?: string | null
  /** Whether columns that the file calls confidential are told; else each of them says `hidden`. */
  confidential?: boolean
}

/**
 * The records of a figure or the violations of a rule at a moment.
 * Errors: of PostgreSQL, with the file; a query that does not return kind, id and label.
 */
export async function runSet(snapshot: Snapshot, set: SqlSet, moment: SetMoment): Promise<SetRow[]> {
  const values = { at: moment.at, since: moment.since ?? moment.at, known: moment.known ?? null }
  const query = CompiledQuery.raw(
    set.sql.text,
    set.sql.parameters.map((name) => values[name])
  )
  try {
    const { rows } = await joined(snapshot, set, () => snapshot.executeQuery<SetRow>(query))
    const told = rows.map((row) => checkRow(row, set))
    return moment.confidential ? told : hideConfidential(told, set)
  } catch (error) {
    throw new Error(`${set.file}: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * `-- joins: hash` tells the planner to go through tables whole. Of what is valid on a day it guesses a tenth or less, and
 * would look up each of fifty thousand posts, one by one, in every table that a figure of all staff joins.
 */
async function joined<T>(snapshot: Snapshot, set: SqlSet, work: () => Promise<T>): Promise<T> {
  if (set.header.joins !== 'hash') return work()
  await sql`set local enable_nestloop = off`.execute(snapshot)
  const answer = await work()
  await sql`set local enable_nestloop to default`.execute(snapshot)
  return answer
}

/** The rows as anybody may see them: columns named in the header `-- confidential: …` say `hidden`. */
export function hideConfidential(rows: SetRow[], set: SqlSet): SetRow[] {
  const columns = set.header.confidential?.split(/[,\s]+/).filter(Boolean) ?? []
  if (!columns.length) return rows
  const hidden = Object.fromEntries(columns.map((column) => [column, 'hidden']))
  return rows.map((row) => ({ ...row, ...hidden }))
}

function checkRow(row: SetRow, set: SqlSet): SetRow {
  const missing = ['kind', 'id', 'label'].filter((column) => row[column] === undefined)
  if ((set.kind === 'net' || set.kind === 'sum') && row.weight === undefined) missing.push('weight')
  if (set.kind === 'ratio' && row.counted === undefined) missing.push('counted')
  if (missing.length > 0) throw new Error(`rows lack ${missing.join(', ')}`)
  return row
}
