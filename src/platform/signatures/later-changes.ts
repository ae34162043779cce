import { PDFDict, PDFDocument, PDFName, type PDFObject, type PDFRef } from '@cantoo/pdf-lib'

/** What a signature may change in what was there: the list of fields, of a page's annotations, of the form. */
const changeable = new Map([
  ['Catalog', ['AcroForm']],
  ['Page', ['Annots']],
  ['', ['Fields', 'SigFlags']]
])

/**
 * Whether all that was appended after the first `end` bytes are signatures: objects that were there are the same,
 * and new ones draw nothing. In doubt it says no.
 */
export async function onlySignaturesAdded(pdf: Uint8Array, end: number): Promise<boolean> {
  try {
    const [before, after] = await Promise.all([load(pdf.subarray(0, end)), load(pdf)])
    if (String(before.context.trailerInfo.Root) !== String(after.context.trailerInfo.Root)) return false
    const old = new Map(before.context.enumerateIndirectObjects().map(([ref, object]) => [ref.tag, object]))
    const fresh = after.context.enumerateIndirectObjects()
    const kept = new Set(fresh.map(([ref]) => ref.tag))
    if ([...old.keys()].some((tag) => !kept.has(tag))) return false
    const forms = new Set([before, after].map((one) => String(one.catalog.get(PDFName.of('AcroForm')))))
    return fresh.every(([ref, object]) => {
      const was = old.get(ref.tag)
      return was ? same(was, object, ref, forms) : isSignature(object) || forms.has(ref.tag)
    })
  } catch {
    return false
  }
}

const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false })

function same(was: PDFObject, is: PDFObject, ref: PDFRef, forms: ReadonlySet<string>): boolean {
  if (bytesOf(was).equals(bytesOf(is))) return true
  if (!(was instanceof PDFDict && is instanceof PDFDict)) return false
  const type = forms.has(ref.tag) ? '' : String(was.get(PDFName.of('Type')) ?? '?').slice(1)
  const free = changeable.get(type)
  return free !== undefined && without(was, free).equals(without(is, free))
}

function without(dictionary: PDFDict, keys: string[]): Buffer {
  const copy = dictionary.clone()
  for (const key of keys) copy.delete(PDFName.of(key))
  return bytesOf(copy)
}

/** A signature or its field, which has no size on the page. */
function isSignature(object: PDFObject): boolean {
  if (!(object instanceof PDFDict)) return false
  if (object.get(PDFName.of('Type')) === PDFName.of('Sig')) return true
  const isField = object.get(PDFName.of('FT')) === PDFName.of('Sig')
  return isField && /^\[\s*0 0 0 0\s*\]$/.test(String(object.lookup(PDFName.of('Rect'))))
}

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}
