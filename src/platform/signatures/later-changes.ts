import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject, PDFRef } from '@cantoo/pdf-lib'

const name = (text: string) => PDFName.of(text)

/**
 * What a later signature may change in objects that were there: the form's list of fields, a page's list of
 * annotations (both are looked at apart), proofs for keeping (DSS), and what the file says of itself.
 */
const changeable: Record<string, string[]> = {
  Catalog: ['AcroForm', 'DSS', 'Extensions', 'Metadata'],
  Page: ['Annots']
}
const formKeys = ['Fields', 'SigFlags', 'DA', 'DR']

/**
 * Whether a reader sees the same after all that was appended to the first `end` bytes: what was there is unchanged
 * but for signatures that take no room on a page. New objects do not matter by themselves, for nothing unchanged
 * leads to them. In doubt it says no.
 */
export async function onlySignaturesAdded(pdf: Uint8Array, end: number): Promise<boolean> {
  try {
    const [before, after] = await Promise.all([load(pdf.subarray(0, end)), load(pdf)])
    const { Root: wasRoot, Info: wasInfo } = before.context.trailerInfo
    if (String(wasRoot) !== String(after.context.trailerInfo.Root)) return false
    const apart = new Set([wasInfo, before.catalog.get(name('Metadata')), ...listsOf(before)].map(String))
    const now = new Map(after.context.enumerateIndirectObjects().map(([ref, object]) => [ref.tag, object]))
    const kept = before.context
      .enumerateIndirectObjects()
      .every(([ref, was]) => apart.has(ref.tag) || same(was, now.get(ref.tag)))
    return kept && sameForm(before, after) && samePages(before, after)
  } catch {
    return false
  }
}

const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false })

/** The form, its list of fields and the pages' lists of annotations, where these are objects of their own. */
function listsOf(document: PDFDocument): unknown[] {
  const { catalog } = document
  const form = catalog.get(name('AcroForm'))
  const fields = catalog.lookupMaybe(name('AcroForm'), PDFDict)?.get(name('Fields'))
  const annotations = pagesOf(document).map((page) => page.get(name('Annots')))
  return [form, fields, ...annotations].filter((one) => one instanceof PDFRef)
}

const pagesOf = (document: PDFDocument): PDFDict[] => document.getPages().map(({ node }) => node)

function same(was: PDFObject, is: PDFObject | undefined): boolean {
  if (!is) return false
  if (bytesOf(was).equals(bytesOf(is))) return true
  if (!(was instanceof PDFDict && is instanceof PDFDict)) return false
  const free = changeable[String(was.get(name('Type')) ?? '').slice(1)]
  return free !== undefined && without(was, free).equals(without(is, free))
}

/** Fields that were there stay, new ones are signatures; no script or other form comes in beside them. */
function sameForm(before: PDFDocument, after: PDFDocument): boolean {
  const [was, is] = [before, after].map(({ catalog }) => catalog.lookupMaybe(name('AcroForm'), PDFDict))
  if (!is) return !was
  const rest = was ? without(was, formKeys) : bytesOf(before.context.obj({}))
  return (
    rest.equals(without(is, formKeys)) &&
    onlyAdds(was?.lookup(name('Fields')), is.lookup(name('Fields')), after)
  )
}

function samePages(before: PDFDocument, after: PDFDocument): boolean {
  const now = pagesOf(after)
  const pages = pagesOf(before)
  if (pages.length !== now.length) return false
  return pages.every((page, index) =>
    onlyAdds(page.lookup(name('Annots')), now[index]?.lookup(name('Annots')), after)
  )
}

/** Whether a list keeps what it had, and what it gained are signature fields of no size. */
function onlyAdds(was: unknown, is: unknown, { context }: PDFDocument): boolean {
  const old = was instanceof PDFArray ? was.asArray() : []
  const now = is instanceof PDFArray ? is.asArray() : []
  const kept = old.every((one, index) => String(one) === String(now[index]))
  return kept && now.slice(old.length).every((one) => isInvisibleSignature(context.lookup(one)))
}

function isInvisibleSignature(object: PDFObject | undefined): boolean {
  if (!(object instanceof PDFDict) || object.get(name('FT')) !== name('Sig') || object.has(name('Kids')))
    return false
  return /^\[\s*0 0 0 0\s*\]$/.test(String(object.lookup(name('Rect'))))
}

function without(dictionary: PDFDict, keys: string[]): Buffer {
  const copy = dictionary.clone()
  for (const key of keys) copy.delete(name(key))
  return bytesOf(copy)
}

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}
