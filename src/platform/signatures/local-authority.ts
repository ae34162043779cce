import { createHash, webcrypto } from 'node:crypto'
import { join } from 'node:path'
import type { Certificate } from 'pkijs'
import { detachedSignature, type Stamp } from './cms.ts'
import { type KeyPair, keptPair } from './kept-key.ts'
import { factsOf, issueCertificate, keyAlgorithm, type Subject } from './pki.ts'
import { signPdf } from './sign-pdf.ts'
import type { Signer } from './types.ts'

/** Issues certificates and signs with them on this machine: to try the system, and where no provider is had yet. */
export interface LocalAuthority {
  /** Its own certificate: what it issued is trusted. */
  readonly certificate: Certificate
  /** The signer for a person in a post, or for a body's seal; the same each time, with a new certificate each year. */
  signerFor(subject: Subject, at?: Date): Promise<Signer>
}

/**
 * The local authority of a data folder; its key is made at first use, in a file that only its owner may read.
 * In: `folder`, mostly `<data>/signatures`; `name` under which it issues; who stamps the time of its signatures.
 */
export async function localAuthority(folder: string, name: string, stamp?: Stamp): Promise<LocalAuthority> {
  const own = await keptPair(join(folder, 'authority.pem'), () => makeAuthority(name))
  return {
    certificate: own.certificate,
    async signerFor(subject, at = new Date()) {
      const year = at.getUTCFullYear()
      const file = createHash('sha256')
        .update(JSON.stringify([subject, year]))
        .digest('hex')
        .slice(0, 32)
      const pair = await keptPair(join(folder, 'signers', `${file}.pem`), () =>
        makeSigner(own, subject, year)
      )
      return {
        certificate: factsOf(pair.certificate),
        sign: (pdf, statement) =>
          signPdf(pdf, statement, (bytes) => detachedSignature(bytes, pair, [own.certificate], stamp))
      }
    }
  }
}

async function makeAuthority(name: string): Promise<KeyPair> {
  const { privateKey, publicKey } = await newKeys()
  const validFrom = new Date('2020-01-01T00:00:00Z')
  const validUntil = new Date('2049-12-31T00:00:00Z')
  const issue = { subject: { name }, publicKey, key: privateKey, validFrom, validUntil }
  return { key: privateKey, certificate: await issueCertificate(issue) }
}

/** Valid from the beginning of the year, so that a history lived through afterwards can be signed as of its days. */
async function makeSigner(by: KeyPair, subject: Subject, year: number): Promise<KeyPair> {
  const { privateKey, publicKey } = await newKeys()
  const validFrom = new Date(Date.UTC(year - 1, 11, 31))
  const validUntil = new Date(Date.UTC(year + 1, 0, 2))
  return {
    key: privateKey,
    certificate: await issueCertificate({ subject, publicKey, key: by.key, by, validFrom, validUntil })
  }
}

async function newKeys(): Promise<CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])) as CryptoKeyPair
}
