import { parse } from 'csv-parse/sync'
import { invalid } from '../../../../platform/problem.ts'
import type { Sheet } from './sheet.ts'

const delimiters = [',', ';', '\t'] as const

/**
 * The rows of a text file: UTF-8 or UTF-16 as spreadsheets save them, cells between commas, semicolons or tabs.
 * @throws invalid when it is in another encoding or its quotation marks do not close
 */
export function readCsv(data: Uint8Array): Sheet {
  const text = decode(data)
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000
    })
    return { name: '', rows }
  } catch (error) {
    const { lines = 0 } = error as { lines?: number }
    throw invalid('exchange.refusal.broken_csv', { line: lines })
  }
}

function decode(data: Uint8Array): string {
  const [first, second] = data
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(data)
  } catch {
    throw invalid('exchange.refusal.encoding')
  }
}

/** The sign that stands most often outside of quotation marks in the first lines. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = delimiters.map((sign) => head.split(sign).length - 1)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}
