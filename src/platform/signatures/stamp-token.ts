import { OctetString } from 'asn1js'
import { type Certificate, ContentInfo, ExtKeyUsage, SignedData, type SignerInfo, TSTInfo } from 'pkijs'
import { signerOf, trustedPath } from './chain.ts'
import { factsOf, oid } from './pki.ts'
import type { StampFinding } from './types.ts'

/** What a time stamp token says; undefined when it is none. */
export function stampInfoOf(token: Uint8Array): TSTInfo | undefined {
  const signed = signedDataOf(token)
  return signed && infoOf(signed)
}

/** Whether a token stamps these bytes, with a signature that holds by a certificate that it brings along. */
export async function isStampOf(token: Uint8Array, stamped: Uint8Array): Promise<boolean> {
  const signed = signedDataOf(token)
  return signed !== undefined && infoOf(signed) !== undefined && isIntact(signed, stamped)
}

/**
 * The time stamp of a signature, checked anew against what was signed; undefined: it has none that can be read.
 * @param trusted authorities that issue certificates for stamping
 */
export async function stampOf(
  signer: SignerInfo | undefined,
  trusted: readonly Certificate[]
): Promise<StampFinding | undefined> {
  const attribute = signer?.unsignedAttrs?.attributes.find(({ type }) => type === oid.signatureTimeStamp)
  const [value] = attribute?.values ?? []
  const signed = value && signedDataOf(new Uint8Array(value.toBER(false)))
  const info = signed && infoOf(signed)
  if (!signer || !info) return undefined
  const certificate = signerOf(signed)
  return {
    at: info.genTime,
    by: certificate ? factsOf(certificate).name || factsOf(certificate).organization || '' : '',
    intact: await isIntact(signed, signer.signature.valueBlock.valueHexView),
    trusted:
      certificate !== undefined &&
      mayStamp(certificate) &&
      (await trustedPath(certificate, signed, trusted, info.genTime)) !== undefined
  }
}

function signedDataOf(token: Uint8Array): SignedData | undefined {
  try {
    const content = ContentInfo.fromBER(new Uint8Array(token))
    return content.contentType === oid.signedData ? new SignedData({ schema: content.content }) : undefined
  } catch {
    return undefined
  }
}

function infoOf({ encapContentInfo: { eContentType, eContent } }: SignedData): TSTInfo | undefined {
  if (eContentType !== oid.stampInfo || !(eContent instanceof OctetString)) return undefined
  try {
    return TSTInfo.fromBER(new Uint8Array(eContent.getValue()))
  } catch {
    return undefined
  }
}

/** The library compares the hash in the stamp with that of the signature, too. */
async function isIntact(signed: SignedData, signature: Uint8Array): Promise<boolean> {
  try {
    const data = new Uint8Array(signature).buffer
    return await signed.verify({ signer: 0, data, checkChain: false })
  } catch {
    return false
  }
}

function mayStamp(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage)?.parsedValue
  return usage instanceof ExtKeyUsage && usage.keyPurposes.includes(oid.timeStamping)
}
