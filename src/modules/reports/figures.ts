import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { notFound } from '../../platform/problem.ts'
import {
  type FigureValue,
  figureValue,
  findSet,
  loadSets,
  measureSet,
  runSet,
  type SetRow,
  type SqlSet
} from '../../platform/sets/index.ts'
import { asKnown } from './as-known.ts'
import { referenceDay } from './store.ts'

/** When a question is asked: the day it is about, and by whose knowledge (an instant; null: the present). */
export interface Moment {
  at: Day
  known?: string | null
  /** Whether what is confidential is told: see `toldOf`. */
  confidential?: boolean
}

/** A figure of a day. Its records are `figureRecords`. */
export interface Figure {
  id: string
  /** A ratio is a percentage; null where there is nothing to divide by. */
  value: number | null
  /** What is counted: `units`, `organisations`, `percent` … */
  unit: string
  at: Day
  /** Figures of change: the day that they count from. */
  since?: Day
  numerator?: number
  denominator?: number
}

/** Every figure of every room on a day, by id. */
export async function figures(tx: Snapshot, moment: Moment): Promise<Figure[]> {
  const since = await referenceDay(tx, moment.at)
  const found: Figure[] = []
  for (const set of loadSets('figures'))
    found.push(figureOf(set, await measureAt(tx, set, { ...moment, since }), moment.at, since))
  return found
}

/**
 * One figure with the records that it counts.
 * @throws Problem 404 when there is no such figure
 */
export async function figureRecords(
  tx: Snapshot,
  id: string,
  moment: Moment
): Promise<{ figure: Figure; set: SqlSet; records: SetRow[] }> {
  const set = findSet('figures', id)
  if (!set) throw notFound('reports.refusal.no_figure', { id })
  const since = await referenceDay(tx, moment.at)
  const rows = await runAt(tx, set, { ...moment, since })
  const records = set.kind === 'net' ? unsettled(rows) : rows
  return { figure: figureOf(set, figureValue(set, rows), moment.at, since), set, records }
}

/** What was counted for and against alike (a unit that goes on under another name) says nothing of the change. */
function unsettled(rows: SetRow[]): SetRow[] {
  const key = ({ kind, id }: SetRow) => `${kind} ${id}`
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + Number(row.weight))
  return rows.filter((row) => sums.get(key(row)) !== 0)
}

/** Runs a figure or a rule by present knowledge or by that of `known`. */
export function runAt(tx: Snapshot, set: SqlSet, moment: Moment & { since: Day }): Promise<SetRow[]> {
  return runSet(tx, moment.known ? asKnown(set) : set, moment)
}

function measureAt(tx: Snapshot, set: SqlSet, moment: Moment & { since: Day }): Promise<FigureValue> {
  return measureSet(tx, moment.known ? asKnown(set) : set, moment)
}

function figureOf(set: SqlSet, { value, ...share }: FigureValue, at: Day, since: Day): Figure {
  const counted = set.sql.parameters.includes('since') ? { since } : {}
  return { id: set.id, value, unit: set.unit, at, ...counted, ...share }
}
