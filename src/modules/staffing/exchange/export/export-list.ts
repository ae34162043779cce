import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { T } from '../../../../platform/i18n/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import { unitCandidates } from '../../../organization/index.ts'
import { bodiesBelow, bodiesWhere } from '../../bodies-where.ts'
import { columnsOf, type ListId } from '../lists/index.ts'
import { type Format, type WrittenColumn, type WrittenRow, writeFile } from '../write/sheet-file.ts'
import { extraColumns, queries } from './queries.ts'

export interface ExportQuestion {
  list: ListId
  format: Format
  at: Day
  /** Code or name of a body: it and all below it; none: everything. */
  unit?: string | undefined
}

/**
 * A list as a file that can be read back: names and posts for whoever is signed in; personal data and qualifications
 * only of people in whose body the asker may read them.
 * @throws notFound when there is no such body
 */
export async function exportList(
  tx: Snapshot,
  actor: Actor,
  { list, format, at, unit }: ExportQuestion,
  t: T
): Promise<{ name: string; content: Buffer; rows: number }> {
  const [body] = unit ? await unitCandidates(tx, unit, { at }, 'organization') : []
  if (unit && !body) throw notFound('exchange.refusal.no_unit', { unit })
  const bodies = body ? await bodiesBelow(tx, body.id, at) : null
  const readable = await bodiesWhere(tx, actor, 'staffing.read_personal', at)
  const rows = await queries[list](tx, { at, bodies, readable })
  const columns = exportColumns(list, t)
  const content = await writeFile(format, [
    { name: t(`exchange.list.${list}.sheet`), columns, rows: rows.map((row) => inWords(row, columns, t)) }
  ])
  return { name: `${[list, body?.code, at].filter(Boolean).join('-')}.${format}`, content, rows: rows.length }
}

function exportColumns(list: ListId, t: T): WrittenColumn[] {
  return Object.entries(columnsOf(list)).flatMap(([key, { form }]) => [
    { key, heading: t(`exchange.column.${key}`), form },
    ...extraColumns[list]
      .filter(({ after }) => after === key)
      .map((extra) => ({ key: extra.key, heading: t(`exchange.column.${extra.key}`), form: 'text' as const }))
  ])
}

/** Choices in the reader's words. */
function inWords(row: WrittenRow, columns: WrittenColumn[], t: T): WrittenRow {
  const said = columns
    .filter(({ form }) => form === 'choice')
    .map(({ key }) => [key, row[key] ? t(`exchange.choice.${row[key]}`) : null])
  return { ...row, ...Object.fromEntries(said) }
}
