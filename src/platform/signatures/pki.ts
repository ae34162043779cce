import { webcrypto } from 'node:crypto'
import { BitString, Integer, ObjectIdentifier, OctetString, Sequence, Set as SetOf, Utf8String } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CRLDistributionPoints,
  CryptoEngine,
  DistributionPoint,
  Extension,
  ExtKeyUsage,
  GeneralName,
  RelativeDistinguishedNames,
  setEngine
} from 'pkijs'
import type { CertificateFacts } from './types.ts'

setEngine('node', new CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }))

/** Object identifiers, by the standards' own names. */
export const oid = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organizationName: '2.5.4.10',
  title: '2.5.4.12',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  crlDistributionPoints: '2.5.29.31',
  extendedKeyUsage: '2.5.29.37',
  documentSigning: '1.3.6.1.5.5.7.3.36',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  stampInfo: '1.2.840.113549.1.9.16.1.4',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1'
}

/** P-256: a key is made in a millisecond, so that many papers are signed at once. */
export const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' }

export interface Subject {
  name: string
  capacity?: string
  organization?: string
  /** Tells people of one name and post apart. */
  id?: string
}

export interface Issue {
  subject: Subject
  publicKey: CryptoKey
  validFrom: Date
  validUntil: Date
  /** Who issues it; without, it issues itself and may issue others. */
  by?: { certificate: Certificate }
  key: CryptoKey
  /** Where the list of certificates lies that its issuer revoked. */
  revokedAt?: string
  /** What its key is for, beside issuing others; signing documents, if not given. */
  purpose?: string
}

/** A new certificate, X.509 version 3. */
export async function issueCertificate(issue: Issue): Promise<Certificate> {
  const certificate = new Certificate()
  certificate.version = 2
  certificate.serialNumber = new Integer({ valueHex: randomSerial() })
  certificate.subject = distinguishedName(issue.subject)
  certificate.issuer = issue.by ? issue.by.certificate.subject : certificate.subject
  certificate.notBefore.value = issue.validFrom
  certificate.notAfter.value = issue.validUntil
  certificate.extensions = [
    ...extensions(issue.by === undefined, issue.purpose ?? oid.documentSigning),
    ...listAt(issue.revokedAt)
  ]
  await certificate.subjectPublicKeyInfo.importKey(issue.publicKey)
  await certificate.sign(issue.key, 'SHA-256')
  return certificate
}

/** What a certificate says, for people. */
export function factsOf(certificate: Certificate): CertificateFacts {
  const { subject, issuer } = certificate
  return {
    serial: Buffer.from(certificate.serialNumber.valueBlock.valueHexView).toString('hex'),
    name: partOf(subject, oid.commonName) ?? '',
    capacity: partOf(subject, oid.title),
    organization: partOf(subject, oid.organizationName),
    issuer: partOf(issuer, oid.commonName) ?? '',
    validFrom: certificate.notBefore.value,
    validUntil: certificate.notAfter.value
  }
}

export function certificateFrom(der: Uint8Array): Certificate {
  return Certificate.fromBER(new Uint8Array(der))
}

/** The certificates of a text in PEM, in their order. */
export function certificatesOf(pem: string): Certificate[] {
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g)].map(
    ([, base64 = '']) => certificateFrom(Buffer.from(base64, 'base64'))
  )
}

export const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema().toBER(false))

export async function sha256(bytes: Uint8Array): Promise<Buffer> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
}

/** The attribute by which a signature names its certificate (ESS, RFC 5035), so that none can be put in its place. */
export async function signingCertificate(certificate: Certificate): Promise<Attribute> {
  const hash = new OctetString({ valueHex: new Uint8Array(await sha256(derOf(certificate))).buffer })
  const id = new Sequence({ value: [hash] })
  const value = new Sequence({ value: [new Sequence({ value: [id] })] })
  return new Attribute({ type: oid.signingCertificateV2, values: [value] })
}

/** The hash in such an attribute, if it is one of SHA-256. */
export function namedHash(attribute: Attribute): Buffer | undefined {
  const id = attribute.values[0]?.valueBlock?.value?.[0]?.valueBlock?.value?.[0]
  const parts: unknown[] = id?.valueBlock?.value ?? []
  const [first, second] = parts
  if (first instanceof OctetString) return Buffer.from(first.valueBlock.valueHexView)
  if (!(first instanceof Sequence) || !(second instanceof OctetString)) return undefined
  const algorithm = new AlgorithmIdentifier({ schema: first })
  return algorithm.algorithmId === oid.sha256 ? Buffer.from(second.valueBlock.valueHexView) : undefined
}

export { ObjectIdentifier, OctetString }

/** Each part in a set of its own, as is usual; the library by itself would lay all into one. */
function distinguishedName({ name, capacity, organization, id }: Subject): RelativeDistinguishedNames {
  const parts: [string, string | undefined][] = [
    [oid.organizationName, organization],
    [oid.title, capacity],
    [oid.serialNumber, id],
    [oid.commonName, name]
  ]
  const sets = parts.flatMap(([type, value]) => {
    if (!value) return []
    const part = new AttributeTypeAndValue({ type, value: new Utf8String({ value }) })
    return [new SetOf({ value: [part.toSchema()] })]
  })
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: sets }).toBER(false))
}

function partOf(names: RelativeDistinguishedNames, type: string): string | undefined {
  return names.typesAndValues.find((part) => part.type === type)?.value.valueBlock.value
}

/** Positive and too long to be guessed or to meet again. */
function randomSerial(): ArrayBuffer {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return bytes.buffer
}

function extensions(issuesOthers: boolean, keyPurpose: string): Extension[] {
  // Bits from the left: 0 digital signature, 1 non-repudiation, 5 certificate signing, 6 revocation lists.
  const usage = issuesOthers ? 0b0000_0110 : 0b1100_0000
  const bits = new BitString({ valueHex: new Uint8Array([usage]).buffer, unusedBits: issuesOthers ? 1 : 6 })
  const basic = new BasicConstraints({ cA: issuesOthers })
  const all = [
    new Extension({ extnID: oid.basicConstraints, critical: true, extnValue: basic.toSchema().toBER(false) }),
    new Extension({ extnID: oid.keyUsage, critical: true, extnValue: bits.toBER(false) })
  ]
  if (issuesOthers) return all
  const purpose = new ExtKeyUsage({ keyPurposes: [keyPurpose] })
  const extnValue = purpose.toSchema().toBER(false)
  // Whoever stamps the time may do nothing else: the standard wants it said as critical.
  const critical = keyPurpose === oid.timeStamping
  return [...all, new Extension({ extnID: oid.extendedKeyUsage, critical, extnValue })]
}

function listAt(address: string | undefined): Extension[] {
  if (!address) return []
  const distributionPoint = [new GeneralName({ type: 6, value: address })]
  const points = new CRLDistributionPoints({
    distributionPoints: [new DistributionPoint({ distributionPoint })]
  })
  return [new Extension({ extnID: oid.crlDistributionPoints, extnValue: points.toSchema().toBER(false) })]
}
