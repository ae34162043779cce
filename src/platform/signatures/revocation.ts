import { type Certificate, CRLDistributionPoints } from 'pkijs'
import { certificateFrom, oid } from './pki.ts'
import { RevokedList } from './revoked-list.ts'
import type { RevocationFinding, SignatureFinding } from './types.ts'

const patience = 5000
/** Lists of large authorities have some megabytes. */
const most = 20_000_000
/** So long a list is taken for the newest, unless the next one is due before. */
const remembered = 3_600_000
/** So long an address that failed is not asked again. */
const pause = 60_000

/** Gives the list of revoked certificates that lies at an address. */
export type Lists = (address: string) => Promise<Uint8Array>

/**
 * The findings with what the authorities say of revoked certificates (CRL, RFC 5280): every certificate of the chain that
 * names a list is looked up there. Only lists of trusted chains are fetched, for anybody can write any address into a
 * certificate of their own. A certificate that was revoked after the time of a trusted stamp signed well.
 */
export async function withRevocation(
  findings: readonly SignatureFinding[],
  lists: Lists = fetched
): Promise<SignatureFinding[]> {
  return Promise.all(
    findings.map(async (finding) => {
      if (!finding.trusted || !finding.path?.length) return finding
      const path = finding.path.map(certificateFrom)
      const { stamp } = finding
      const since = stamp?.intact && stamp.trusted ? stamp.at : undefined
      const revocation = await revocationOf(path, lists, since)
      return { ...finding, ...(revocation && { revocation }) }
    })
  )
}

/**
 * Undefined: no certificate of the chain names a list.
 * @param signedBefore the moment by which the signature was there, as others vouch; undefined: nobody does
 */
async function revocationOf(
  path: readonly Certificate[],
  lists: Lists,
  signedBefore: Date | undefined
): Promise<RevocationFinding | undefined> {
  const found: (RevocationFinding | undefined)[] = []
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1]
    // The root is trusted by itself.
    if (issuer) found.push(await lookedUp(certificate, issuer, lists, signedBefore))
  }
  const worst = (state: RevocationFinding['state']) => found.find((one) => one?.state === state)
  return worst('revoked') ?? worst('unknown') ?? worst('good')
}

async function lookedUp(
  certificate: Certificate,
  issuer: Certificate,
  lists: Lists,
  signedBefore: Date | undefined
): Promise<RevocationFinding | undefined> {
  const addresses = addressesOf(certificate)
  for (const address of addresses) {
    const list = await listFrom(address, issuer, lists)
    if (!list) continue
    const since = list.revokedSince(certificate)
    if (since && !(signedBefore && signedBefore < since)) return { state: 'revoked', since }
    return { state: 'good', asOf: list.issuedAt }
  }
  return addresses.length ? { state: 'unknown' } : undefined
}

/** The list at an address, if the issuer signed it and it still holds. */
async function listFrom(
  address: string,
  issuer: Certificate,
  lists: Lists
): Promise<RevokedList | undefined> {
  try {
    const list = new RevokedList(await lists(address))
    const ended = list.nextAt && list.nextAt.getTime() < Date.now()
    return !ended && (await list.isSignedBy(issuer)) ? list : undefined
  } catch {
    return undefined
  }
}

function addressesOf({ extensions }: Certificate): string[] {
  const points = extensions?.find(({ extnID }) => extnID === oid.crlDistributionPoints)?.parsedValue
  if (!(points instanceof CRLDistributionPoints)) return []
  return points.distributionPoints.flatMap(({ distributionPoint }) => {
    const names = Array.isArray(distributionPoint) ? distributionPoint : []
    // 6: an address.
    return names.flatMap(({ type, value }) =>
      type === 6 && /^https?:/.test(String(value)) ? String(value) : []
    )
  })
}

const kept = new Map<string, { until: number; list: Promise<Uint8Array> }>()

async function fetched(address: string): Promise<Uint8Array> {
  const known = kept.get(address)
  if (known && Date.now() < known.until) return known.list
  const list = fetchList(address)
  const asking = { until: Date.now() + pause, list }
  kept.set(address, asking)
  const bytes = await list
  const { nextAt } = new RevokedList(bytes)
  asking.until = Math.min(Date.now() + remembered, nextAt?.getTime() ?? Number.POSITIVE_INFINITY)
  return bytes
}

async function fetchList(address: string): Promise<Uint8Array> {
  const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patience) })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`)
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.length
    if (size > most) throw new Error(`${address} gives too long a list`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
