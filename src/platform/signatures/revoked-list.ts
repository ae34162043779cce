import { fromBER } from 'asn1js'
import { type Certificate, CertificateRevocationList, Time } from 'pkijs'
import { type Element, elementAt, elementsIn, sequenceOf, tags } from './der.ts'

/**
 * A list of revoked certificates (RFC 5280). Lists of large authorities have hundreds of thousands of entries: they are
 * gone through where they lie; only what stands around them is read into objects.
 */
export class RevokedList {
  readonly #bytes: Uint8Array
  readonly #entries: Element | undefined
  readonly #heading: CertificateRevocationList

  /** @throws when it is no such list */
  constructor(bytes: Uint8Array) {
    const [tbs, ...signature] = [...elementsIn(bytes, elementAt(bytes, 0))]
    if (!tbs) throw new RangeError('an empty list of revoked certificates')
    const slice = ({ start, end }: Element) => bytes.subarray(start, end)
    const parts = [...elementsIn(bytes, tbs)]
    this.#bytes = bytes
    this.#entries = entriesAmong(parts)
    const heading = sequenceOf(parts.filter((part) => part !== this.#entries).map(slice))
    this.#heading = CertificateRevocationList.fromBER(
      new Uint8Array(sequenceOf([heading, ...signature.map(slice)]))
    )
    // What was signed is the whole.
    this.#heading.tbsView = new Uint8Array(slice(tbs))
  }

  get issuedAt(): Date {
    return this.#heading.thisUpdate.value
  }

  /** When the next one is due; this one counts until then. */
  get nextAt(): Date | undefined {
    return this.#heading.nextUpdate?.value
  }

  isSignedBy(issuerCertificate: Certificate): Promise<boolean> {
    return this.#heading.verify({ issuerCertificate })
  }

  /** Since when a certificate of its issuer is revoked; undefined: it is not. */
  revokedSince({ serialNumber }: Certificate): Date | undefined {
    const number = withoutZeros(serialNumber.valueBlock.valueHexView)
    if (!this.#entries) return undefined
    for (const entry of elementsIn(this.#bytes, this.#entries)) {
      const serial = elementAt(this.#bytes, entry.content, entry.end)
      if (number.equals(withoutZeros(this.#bytes.subarray(serial.content, serial.end))))
        return this.#timeAt(elementAt(this.#bytes, serial.end, entry.end))
    }
    return undefined
  }

  #timeAt({ start, end }: Element): Date {
    return new Time({ schema: fromBER(new Uint8Array(this.#bytes.subarray(start, end))).result }).value
  }
}

const times = [tags.utcTime, tags.generalizedTime]

/** The entries follow the times of the list; a list without any leaves them out. */
function entriesAmong(parts: readonly Element[]): Element | undefined {
  const next = parts[parts.findLastIndex(({ tag }) => times.includes(tag)) + 1]
  return next?.tag === tags.sequence ? next : undefined
}

/** As numbers are compared. */
function withoutZeros(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  return Buffer.from(bytes.buffer, bytes.byteOffset + Math.max(first, 0), bytes.length - Math.max(first, 0))
}
