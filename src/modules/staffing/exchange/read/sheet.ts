import { invalid } from '../../../../platform/problem.ts'
import type { Cell } from './cell.ts'
import { readCsv } from './csv.ts'
import { readXlsx } from './xlsx.ts'

/** A sheet as it lies in a file; a text file is one sheet without a name. */
export interface Sheet {
  name: string
  rows: Cell[][]
}

/**
 * The sheets of a file, told by what it begins with, not by its name.
 * @throws invalid for old workbooks (.xls), for what is neither workbook nor text, and for a blank file
 */
export async function readSheets(data: Uint8Array): Promise<Sheet[]> {
  if (data.length === 0) throw invalid('exchange.refusal.blank')
  const begins = (...bytes: number[]) => bytes.every((byte, index) => data[index] === byte)
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw invalid('exchange.refusal.old_workbook')
  if (begins(0x50, 0x4b)) return readXlsx(data)
  if (begins(0x25, 0x50, 0x44, 0x46)) throw invalid('exchange.refusal.not_a_sheet')
  return [readCsv(data)]
}
