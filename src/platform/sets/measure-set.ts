import type { Snapshot } from '../database/index.ts'
import type { FigureValue } from './figure-value.ts'
import type { FigureKind, SqlSet } from './parse-set.ts'
import { runSet, type SetMoment } from './run-set.ts'

/** What the database says of the rows, so that nobody fetches forty thousand of them to count them. */
const summaries: Record<FigureKind, string> = {
  count: 'count(*)::float8 as value',
  net: 'coalesce(sum(weight), 0)::float8 as value',
  sum: 'coalesce(sum(weight), 0)::float8 as value',
  ratio: `100 * count(*) filter (where counted)::float8 / nullif(count(*), 0) as value,
    (count(*) filter (where counted))::int as numerator, count(*)::int as denominator`
}

/** The value of a figure without its rows: the same as `figureValue` of what `runSet` gives. */
export async function measureSet(snapshot: Snapshot, set: SqlSet, moment: SetMoment): Promise<FigureValue> {
  const text = `select 'value' as kind, '' as id, '' as label, ${summaries[set.kind]} from (${unordered(set.sql.text)}\n) as answer`
  const [row] = await runSet(snapshot, { ...set, kind: 'count', sql: { ...set.sql, text } }, moment)
  const { value, numerator, denominator } = row as unknown as Required<FigureValue>
  return set.kind === 'ratio' ? { value, numerator, denominator } : { value }
}

/** Nobody sees the order: without it the database need not even build the labels. */
function unordered(text: string): string {
  return text.replace(/\norder by (?![^()]*\blimit\b)[^()]*$/, '')
}
