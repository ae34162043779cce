import { randomUUID, webcrypto } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Certificate } from 'pkijs'
import { certificateFrom, derOf, keyAlgorithm } from './pki.ts'

/** A private key with its certificate. */
export interface KeyPair {
  key: CryptoKey
  certificate: Certificate
}

/**
 * The key and certificate of a file that only its owner may read; made when it is not there. Several processes may
 * ask at once: the first to finish wins, the others take what it made.
 */
export async function keptPair(path: string, make: () => Promise<KeyPair>): Promise<KeyPair> {
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept !== undefined) return parsePair(kept)
  const text = await writePair(await make())
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
  return parsePair(await readFile(path, 'utf8'))
}

async function writePair({ key, certificate }: KeyPair): Promise<string> {
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  return pem('PRIVATE KEY', pkcs8) + pem('CERTIFICATE', derOf(certificate))
}

async function parsePair(text: string): Promise<KeyPair> {
  const key = await webcrypto.subtle.importKey('pkcs8', part(text, 'PRIVATE KEY'), keyAlgorithm, false, [
    'sign'
  ])
  return { key: key as CryptoKey, certificate: certificateFrom(part(text, 'CERTIFICATE')) }
}

const pem = (label: string, der: Buffer) =>
  `-----BEGIN ${label}-----\n${der.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`

function part(text: string, label: string): Uint8Array<ArrayBuffer> {
  const [, base64 = ''] = new RegExp(`-----BEGIN ${label}-----([^-]+)-----END`).exec(text) ?? []
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
