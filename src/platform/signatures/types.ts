import type { Certificate } from 'pkijs'

/** Who a certificate was made out to, and by whom. */
export interface CertificateFacts {
  /** In hexadecimal, as certificate viewers show it. */
  serial: string
  /** The person or body. */
  name: string
  /** The post or office in which they sign. */
  capacity?: string
  organization?: string
  issuer: string
  validFrom: Date
  validUntil: Date
}

/** What a signature says, in the file for everyone to read. */
export interface SignatureStatement {
  name: string
  capacity: string
  reason?: string
  /** The moment of signing by the signer's clock. */
  at: Date
}

/** Signs PDF files: a certificate kept here, a token, or a provider's service. */
export interface Signer {
  readonly certificate: CertificateFacts
  /**
   * The file with one more signature, appended: everything that was there stays as it was, byte for byte.
   * @throws Problem 422 when the file is no PDF that can be signed
   */
  sign(pdf: Uint8Array, statement: SignatureStatement): Promise<Uint8Array>
}

/** One signature of a file, and what may be said of it. */
export interface SignatureFinding {
  /** By the certificate, not by what the file claims; blank when the certificate cannot be read. */
  signer: string
  capacity?: string
  organization?: string
  reason?: string
  /** When it was signed, by the signer's own clock. */
  at?: Date
  /** By when it was signed, as another authority vouches. */
  stamp?: StampFinding
  /** What was signed is as it was, and the certificate's key signed it. */
  intact: boolean
  /** Nothing was added to the file after it: a later signature counts as added. */
  coversWholeFile: boolean
  /** What was added after it are signatures alone, nothing that a reader would see. */
  onlySignaturesAfter: boolean
  /** The certificate was issued by an authority that is trusted here and was valid at the time of a trusted stamp, else at `at`. */
  trusted: boolean
  /** What the authorities say of revoked certificates; undefined: nobody asked them, or no certificate says where to ask. */
  revocation?: RevocationFinding
  certificate?: CertificateFacts
  /** The certificates from the signer's own up to the trusted authority, where it is trusted. */
  path?: Uint8Array[]
}

/** `good`: on no list, as of that of a day. `unknown`: no list could be had. */
export type RevocationFinding =
  | { state: 'good'; asOf: Date }
  | { state: 'revoked'; since: Date }
  | { state: 'unknown' }

/** The time stamp of a signature, and what may be said of it. */
export interface StampFinding {
  at: Date
  /** Who stamped it, by the certificate; blank when that cannot be read. */
  by: string
  /** It is of this very signature and as it was made. */
  intact: boolean
  /** Whoever stamped it is trusted here, and was at that time. */
  trusted: boolean
}

/** Authorities that are trusted: for signatures, and for the time of signatures. */
export interface Trusted {
  authorities: readonly Certificate[]
  stampAuthorities?: readonly Certificate[]
}
