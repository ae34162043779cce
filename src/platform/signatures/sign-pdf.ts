import {
  PDFArray,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFString
} from '@cantoo/pdf-lib'
import { invalid } from '../problem.ts'
import type { SignatureStatement } from './types.ts'

/** Bytes kept free for the signature: certificates with long names, a chain of four and a time stamp with its own fit well. */
const room = 24_000
const blank = '/0000000000'

/**
 * The file with a signature appended, as PAdES has it; what was there is not touched, so earlier signatures hold.
 * In: `seal` makes the CMS signature of the bytes that are signed.
 * @throws Problem 422 when the file is no PDF that can be signed
 */
export async function signPdf(
  pdf: Uint8Array,
  statement: SignatureStatement,
  seal: (bytes: Uint8Array) => Promise<Uint8Array>
): Promise<Uint8Array> {
  const prepared = await withPlace(pdf, statement)
  const hole = holeIn(prepared, pdf.length)
  const range = [0, hole.from, hole.to, prepared.length - hole.to]
  prepared.write(byteRange(range.slice(1)), hole.range, 'latin1')
  const signature = await seal(Buffer.concat([prepared.subarray(0, hole.from), prepared.subarray(hole.to)]))
  if (signature.length > room) throw new Error(`a signature of ${signature.length} bytes has no room`)
  prepared.write(Buffer.from(signature).toString('hex'), hole.from + 1, 'latin1')
  return new Uint8Array(prepared)
}

/** The file with a signature field whose value is still blank. */
async function withPlace(pdf: Uint8Array, statement: SignatureStatement): Promise<Buffer> {
  const document = await loadPdf(pdf)
  const { context, catalog } = document
  const page = document.getPage(0)
  const form = catalog.getOrCreateAcroForm()
  const name = `Signature${form.getAllFields().length + 1}`
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      Rect: [0, 0, 0, 0],
      V: context.register(signatureDictionary(document, statement)),
      T: PDFString.of(name),
      TU: PDFHexString.fromText(`${statement.name}, ${statement.capacity}`),
      // Hidden and locked: readers show it among the signatures, nothing on the page.
      F: 2 + 128,
      P: page.ref
    })
  )
  // By hand: the library's own way would wrap the page's content anew, a change that readers rightly distrust.
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray)
  page.node.set(PDFName.of('Annots'), context.obj([...(annotations?.asArray() ?? []), widget]))
  form.addField(widget)
  // Signatures are there; the file may only be appended to.
  form.dict.set(PDFName.of('SigFlags'), PDFNumber.of(3))
  return Buffer.from(await document.save({ useObjectStreams: !hasTable(pdf), updateFieldAppearances: false }))
}

/** Whether the file lists its objects in a table; others do in a stream, and one file should not mix the two. */
function hasTable(pdf: Uint8Array): boolean {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const start = text.lastIndexOf('startxref')
  const [, place = '0'] = /startxref\s+(\d+)/.exec(text.subarray(start, start + 40).toString('latin1')) ?? []
  return text
    .subarray(Number(place), Number(place) + 20)
    .toString('latin1')
    .trimStart()
    .startsWith('xref')
}

/** The signature itself, with its length fixed; as raw bytes, or the library would lay it into a compressed stream. */
function signatureDictionary(
  { context }: PDFDocument,
  { name, capacity, reason, at }: SignatureStatement
): PDFInvalidObject {
  const range = PDFArray.withContext(context)
  range.push(PDFNumber.of(0))
  for (let index = 0; index < 3; index++) range.push(PDFName.of(blank.slice(1)))
  const dictionary = context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: range,
    Contents: PDFHexString.of('0'.repeat(2 * room)),
    Name: PDFHexString.fromText(`${name}, ${capacity}`),
    M: PDFString.fromDate(at)
  }) as PDFDict
  if (reason) dictionary.set(PDFName.of('Reason'), PDFHexString.fromText(reason))
  const bytes = new Uint8Array(dictionary.sizeInBytes())
  dictionary.copyBytesInto(bytes, 0)
  return PDFInvalidObject.of(bytes)
}

/** Where the blank signature lies in what was appended after `start`, brackets included, and its range. */
function holeIn(pdf: Buffer, start: number): { from: number; to: number; range: number } {
  const from = pdf.indexOf(`<${'0'.repeat(2 * room)}>`, start, 'latin1')
  const range = pdf.indexOf(`${blank} ${blank} ${blank}`, start, 'latin1')
  if (from < 0 || range < 0) throw new Error('the place for the signature is not found')
  return { from, to: from + 2 * room + 2, range }
}

/** Three numbers in the very width of their blanks. */
function byteRange(numbers: number[]): string {
  return numbers
    .map(String)
    .join(' ')
    .padEnd(3 * blank.length + 2)
}

async function loadPdf(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { forIncrementalUpdate: true })
  } catch {
    throw invalid('signatures.problem.no_pdf')
  }
}
