import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib'
import { type Certificate, ContentInfo, SignedData } from 'pkijs'
import { invalid } from '../problem.ts'
import { signerOf, trustedPath } from './chain.ts'
import { onlySignaturesAdded } from './later-changes.ts'
import { derOf, factsOf, namedHash, oid, sha256 } from './pki.ts'
import { stampOf } from './stamp-token.ts'
import type { SignatureFinding, Trusted } from './types.ts'

/**
 * Every signature of a PDF, in the order of signing, with what may be said of it. Nothing that the file says of
 * itself is believed: digests, signatures and certificates are computed anew.
 * @throws Problem 422 when the file is no PDF
 */
export async function verifySignatures(pdf: Uint8Array, trusted: Trusted): Promise<SignatureFinding[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false }).catch(() => {
    throw invalid('signatures.problem.no_pdf')
  })
  const values = signatureValues(document)
  const found = values.map((value) => ({ value, range: rangeOf(value, pdf) }))
  found.sort((one, other) => (one.range?.end ?? 0) - (other.range?.end ?? 0))
  return Promise.all(found.map(({ value, range }) => finding(pdf, value, range, trusted)))
}

interface SignedRange {
  bytes: Buffer
  contents: Uint8Array
  end: number
}

function signatureValues(document: PDFDocument): PDFDict[] {
  const fields = document.catalog.getAcroForm()?.getAllFields() ?? []
  return fields.flatMap(([{ dict }]) => {
    if (dict.lookup(PDFName.of('FT')) !== PDFName.of('Sig')) return []
    const value = dict.lookup(PDFName.of('V'))
    // A time stamp of the whole document is by a clock, not by a signer.
    const isStamp =
      value instanceof PDFDict && value.lookup(PDFName.of('SubFilter')) === PDFName.of('ETSI.RFC3161')
    return value instanceof PDFDict && !isStamp ? [value] : []
  })
}

/**
 * What the signature covers: the file from its beginning, but for the signature itself. Undefined if it leaves out
 * anything more, for there something could hide.
 */
function rangeOf(value: PDFDict, pdf: Uint8Array): SignedRange | undefined {
  const range = value.lookup(PDFName.of('ByteRange'))
  const contents = value.lookup(PDFName.of('Contents'))
  if (!(range instanceof PDFArray && contents instanceof PDFHexString) || range.size() !== 4) return undefined
  const numbers = range.asArray().map((number) => (number instanceof PDFNumber ? number.asNumber() : -1))
  const [start = -1, before = -1, after = -1, rest = -1] = numbers
  const end = after + rest
  if (start !== 0 || before <= 0 || after <= before || rest < 0 || end > pdf.length) return undefined
  const hole = Buffer.from(pdf.subarray(before, after)).toString('latin1')
  if (hole !== `<${contents.asString()}>`) return undefined
  const bytes = Buffer.concat([pdf.subarray(0, before), pdf.subarray(after, end)])
  return { bytes, contents: contents.asBytes(), end }
}

async function finding(
  pdf: Uint8Array,
  value: PDFDict,
  range: SignedRange | undefined,
  trusted: Trusted
): Promise<SignatureFinding> {
  const at = timeOf(value)
  const signed = range && signedDataOf(range.contents)
  const certificate = signed && signerOf(signed)
  const facts = certificate && factsOf(certificate)
  const whole = range?.end === pdf.length
  const stamp = await stampOf(signed?.signerInfos[0], trusted.stampAuthorities ?? [])
  // What others vouch for counts before the signer's own clock.
  const when = (stamp?.intact && stamp.trusted ? stamp.at : at) ?? new Date()
  const path = signed && certificate && (await trustedPath(certificate, signed, trusted.authorities, when))
  return {
    signer: facts?.name ?? '',
    capacity: facts?.capacity,
    organization: facts?.organization,
    reason: textOf(value, 'Reason'),
    at,
    stamp,
    intact: signed && certificate ? await isIntact(range, signed, certificate) : false,
    coversWholeFile: whole,
    onlySignaturesAfter: whole || (range !== undefined && (await onlySignaturesAdded(pdf, range.end))),
    trusted: path !== undefined,
    path: path?.map((one) => new Uint8Array(derOf(one))),
    certificate: facts
  }
}

function signedDataOf(contents: Uint8Array): SignedData | undefined {
  try {
    const content = ContentInfo.fromBER(new Uint8Array(contents))
    return content.contentType === oid.signedData ? new SignedData({ schema: content.content }) : undefined
  } catch {
    return undefined
  }
}

async function isIntact(range: SignedRange, signed: SignedData, certificate: Certificate): Promise<boolean> {
  const named = signed.signerInfos[0]?.signedAttrs?.attributes.find(
    ({ type }) => type === oid.signingCertificateV2
  )
  const hash = named && namedHash(named)
  if (named && !hash?.equals(await sha256(derOf(certificate)))) return false
  if (!saysWhatIsSigned(signed)) return false
  try {
    return await signed.verify({ signer: 0, data: new Uint8Array(range.bytes).buffer, checkChain: false })
  } catch {
    return false
  }
}

/**
 * Whether it signs the file, and nothing that it carries itself: with content of its own the file would not count, and
 * the signed attributes of another paper could be that content.
 */
function saysWhatIsSigned({ encapContentInfo, signerInfos }: SignedData): boolean {
  const signedAttributes = signerInfos[0]?.signedAttrs?.attributes ?? []
  return (
    encapContentInfo.eContentType === oid.data &&
    encapContentInfo.eContent === undefined &&
    [oid.contentType, oid.messageDigest].every((type) => signedAttributes.some((one) => one.type === type))
  )
}

function timeOf(value: PDFDict): Date | undefined {
  const said = value.lookup(PDFName.of('M'))
  try {
    return said instanceof PDFString || said instanceof PDFHexString ? said.decodeDate() : undefined
  } catch {
    return undefined
  }
}

function textOf(value: PDFDict, key: string): string | undefined {
  const said = value.lookup(PDFName.of(key))
  return said instanceof PDFString || said instanceof PDFHexString ? said.decodeText() : undefined
}
