import { type UnzipFileInfo, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { invalid } from '../../../../platform/problem.ts'
import type { Cell } from './cell.ts'
import type { Sheet } from './sheet.ts'

/** What all parts of a workbook may take when unpacked. */
const unpackedLimit = 150 * 1024 * 1024
/** How far a sheet may reach; cells in between count although they are blank. */
const cellLimit = 3_000_000
const rowLimit = 100_000

/**
 * The sheets of a workbook, with the values that formulas had when it was saved.
 * @throws invalid for what is no workbook, and for one that would not fit when unpacked
 */
export async function readXlsx(data: Uint8Array): Promise<Sheet[]> {
  checkSize(data)
  try {
    const sheets = await readWorkbook(bytesOf(data), { trim: false })
    return sheets.map(({ sheet, data: rows }) => ({ name: sheet, rows: rows as unknown as Cell[][] }))
  } catch {
    throw invalid('exchange.refusal.broken_xlsx')
  }
}

/**
 * What is unpacked is bounded by the sizes that the archive declares: the reader allots no more. A sheet that names
 * a cell far away would be filled with blank rows up to there, so the farthest cell is looked for first.
 */
function checkSize(data: Uint8Array): void {
  let declared = 0
  const isSheet = ({ name, originalSize }: UnzipFileInfo) => {
    declared += originalSize
    if (declared > unpackedLimit) throw invalid('exchange.refusal.too_big')
    return /^xl\/worksheets\/[^/]+\.xml$/.test(name)
  }
  const sheets = unpack(data, isSheet)
  if (Object.keys(sheets).length === 0) throw invalid('exchange.refusal.broken_xlsx')
  for (const bytes of Object.values(sheets)) checkReach(new TextDecoder().decode(bytes))
}

function unpack(data: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  // The sizes of all parts are looked at before the first is unpacked.
  try {
    unzipSync(data, { filter: (file) => filter(file) && false })
  } catch (error) {
    if ((error as { messageKey?: string }).messageKey) throw error
    throw invalid('exchange.refusal.broken_xlsx')
  }
  try {
    return unzipSync(data, { filter: ({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name) })
  } catch {
    throw invalid('exchange.refusal.broken_xlsx')
  }
}

function checkReach(xml: string): void {
  // An address in other signs than letters and digits could hide how far it is.
  if (/\sr\s*=\s*["'][^"']*&/.test(xml) || /<!(DOCTYPE|ENTITY)/i.test(xml))
    throw invalid('exchange.refusal.broken_xlsx')
  let rows = 0
  let columns = 0
  for (const [, letters = '', number = ''] of xml.matchAll(/\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
    rows = Math.max(rows, Number(number))
    columns = Math.max(columns, columnNumber(letters))
  }
  if (rows > rowLimit || rows * columns > cellLimit)
    throw invalid('exchange.refusal.too_far', { rows, columns })
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function bytesOf(data: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(data.byteLength)
  new Uint8Array(copy).set(data)
  return copy
}
