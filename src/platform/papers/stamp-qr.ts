import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import { encode } from 'uqr'
import { invalid } from '../problem.ts'

const millimetre = 72 / 25.4
/** The mark stands in the lower left corner, where papers have their margin for the binding. */
const side = 17 * millimetre
const margin = 6 * millimetre

/**
 * The PDF with an address as QR code in the lower left corner of its first page, which whoever has the paper can scan.
 * It is written anew: do it before anything is signed.
 * @throws Problem 422 when the file is no PDF that can be changed
 */
export async function stampQr(pdf: Uint8Array, address: string): Promise<Uint8Array> {
  const document = await load(pdf)
  const page = document.getPage(0)
  const { data, size } = encode(address, { ecc: 'M', border: 2 })
  const { x, y } = page.getCropBox()
  const [left, bottom, dot] = [x + margin, y + margin, side / size]
  page.drawRectangle({ x: left, y: bottom, width: side, height: side, color: rgb(1, 1, 1) })
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      if (dark)
        page.drawRectangle({
          x: left + column * dot,
          y: bottom + (size - 1 - row) * dot,
          // A little over, or viewers draw hairlines between the dots.
          width: dot * 1.02,
          height: dot * 1.02,
          color: rgb(0, 0, 0)
        })
  return document.save()
}

async function load(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf)
  } catch {
    throw invalid('signatures.problem.no_pdf')
  }
}
