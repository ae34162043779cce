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

/**
 * A detached CAdES signature over the bytes (CMS, RFC 5652, with the attributes of PAdES baseline B: the moment of
 * signing stands in the PDF, not here). In: the chain above the certificate, sent along.
 */
export async function detachedSignature(
  bytes: Uint8Array,
  { key, certificate }: KeyPair,
  chain: Certificate[]
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
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER(false))
}
