/**
 * The catalogue as tables that an office can work with in a spreadsheet: one row a procedure version, and one row for
 * each paper, step, fee and result, held together by `key` and `number`. Forms are no tables: they stay as they are.
 */
export const tableNames = ['procedures', 'components', 'steps', 'fees', 'results'] as const
export type TableName = (typeof tableNames)[number]

/** How a cell is written and read. */
export type CellKind = 'text' | 'code' | 'whole' | 'number' | 'yes' | 'day' | 'list'

/** A column: its heading, and where its value lies in a version or in a row of a part. */
export interface Column {
  heading: string
  path: string
  kind: CellKind
}

const column = (heading: string, path = heading, kind: CellKind = 'text'): Column => ({ heading, path, kind })

/** In every table: which version a row belongs to. */
export const keyColumns = [column('key'), column('number', 'number', 'whole')]

export const columnsOf: Record<TableName, Column[]> = {
  procedures: [
    column('national_code', 'nationalCode', 'code'),
    column('local_code', 'localCode'),
    column('name_vi', 'name.vi'),
    column('name_en', 'name.en'),
    column('name_de', 'name.de'),
    column('field'),
    column('power'),
    column('level'),
    column('subjects'),
    column('agency'),
    column('sets', 'sets', 'whole'),
    column('limit_amount', 'limit.amount', 'number'),
    column('limit_unit', 'limit.unit'),
    column('clock_stops', 'clockStops', 'list'),
    column('online'),
    column('channels', 'channels', 'list'),
    column('legal_basis', 'legalBasis'),
    column('guidance'),
    column('words', 'words', 'list'),
    column('source'),
    column('uncertain'),
    column('demonstration', 'demonstration', 'yes'),
    column('first_day', 'published.firstDay', 'day'),
    column('last_day', 'published.lastDay', 'day'),
    column('decision_number', 'published.decision.number'),
    column('decision_issuer', 'published.decision.issuer'),
    column('decision_issued_on', 'published.decision.issuedOn', 'day'),
    column('ended_by_number', 'published.ended.decision.number'),
    column('ended_by_issuer', 'published.ended.decision.issuer'),
    column('ended_by_issued_on', 'published.ended.decision.issuedOn', 'day'),
    column('end_reason', 'published.ended.reason')
  ],
  components: [
    column('name'),
    column('original', 'original', 'whole'),
    column('copy', 'copy', 'whole'),
    column('reuse'),
    column('template'),
    column('condition')
  ],
  steps: [
    column('name'),
    column('power'),
    column('position'),
    column('share', 'share', 'number'),
    column('parallel', 'parallel', 'whole'),
    column('condition'),
    column('at_power', 'at.power'),
    column('at_level', 'at.level'),
    column('at_field', 'at.field')
  ],
  fees: [column('name'), column('amount', 'amount', 'whole'), column('exemption')],
  results: [column('name'), column('validity'), column('electronic', 'electronic', 'yes')]
}

/** Which table a heading row begins: told by the columns that it alone has, not by the name of its file. */
const marks: Record<TableName, string> = {
  procedures: 'name_vi',
  components: 'original',
  steps: 'share',
  fees: 'amount',
  results: 'validity'
}

export function tableOf(headings: readonly string[]): TableName | undefined {
  return tableNames.find((name) => headings.includes(marks[name]))
}
