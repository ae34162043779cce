import { invalid } from '../../../../platform/problem.ts'
import { decodeText, readCsv as readTable } from '../../../../platform/text-file/index.ts'
import type { Sheet } from './sheet.ts'

/**
 * The rows of a text file: UTF-8 or UTF-16 as spreadsheets save them, cells between commas, semicolons or tabs.
 * @throws invalid when it is in another encoding or its quotation marks do not close
 */
export function readCsv(data: Uint8Array): Sheet {
  const decoded = decodeText(data)
  if ('wrongLine' in decoded) throw invalid('exchange.refusal.encoding')
  const read = readTable(decoded.text, { relaxQuotes: true })
  if ('fault' in read) throw invalid('exchange.refusal.broken_csv', { line: read.fault.line })
  return { name: '', rows: read.rows.map(({ cells }) => cells) }
}
