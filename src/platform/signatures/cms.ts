import { fromBER } from 'asn1js'
import type { Certificate } from 'pkijs'
import {
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo
} from 'pkijs'
import type { KeyPair } from './kept-key.ts'
import { ObjectIdentifier, OctetString, oid, sha256, signingCertificate } from './pki.ts'

/** Stamps the time of a signature; undefined: there is none to be had. */
export type Stamp = (signature: Uint8Array) => Promise<Uint8Array | undefined>

/**
 * A detached CAdES signature over the bytes (CMS, RFC 5652, with the attributes of PAdES baseline B: the moment of
 * signing stands in the PDF, not here). In: the chain above the certificate, sent along; who stamps the time of the
 * signature (baseline T), if anybody does.
 */
export async function detachedSignature(
  bytes: Uint8Array,
  { key, certificate }: KeyPair,
  chain: Certificate[],
  stamp?: Stamp
): Promise<Uint8Array> {
  const digest = new Uint8Array(await sha256(bytes))
  const attributes = [
    new Attribute({ type: oid.contentType, values: [new ObjectIdentifier({ value: oid.data })] }),
    new Attribute({ type: oid.messageDigest, values: [new OctetString({ valueHex: digest.buffer })] }),
    await signingCertificate(certificate)
  ]
  const { issuer, serialNumber } = certificate
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes })
      })
    ],
    certificates: [certificate, ...chain]
  })
  await signed.sign(key, 0, 'SHA-256')
  if (stamp) await putStamp(signed, stamp)
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER(false))
}

async function putStamp(signed: SignedData, stamp: Stamp): Promise<void> {
  const [signer] = signed.signerInfos
  if (!signer) return
  const token = await stamp(signer.signature.valueBlock.valueHexView)
  if (!token) return
  const values = [new ContentInfo({ schema: fromBER(new Uint8Array(token)).result }).toSchema()]
  const attributes = [new Attribute({ type: oid.signatureTimeStamp, values })]
  signer.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes })
}
