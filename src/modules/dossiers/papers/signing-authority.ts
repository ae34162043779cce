import { join } from 'node:path'
import type { Config } from '../../../platform/config.ts'
import {
  certificatesOf,
  type LocalAuthority,
  localAuthority,
  type SignatureFinding,
  type Trusted,
  timeStamper,
  verifyApart,
  withRevocation
} from '../../../platform/signatures/index.ts'

/** By which certificates are made out on this installation; they prove nothing outside of it. */
const name = 'haicap – chứng thư nội bộ'

type Settings = Pick<Config, 'dataDir' | 'papers' | 'clock'>

/**
 * The authority that signs for offices here, until they have certificates of a public provider. While the clock of the site
 * is set to another time nothing is stamped: the time of others would contradict the paper.
 */
export function signingAuthority({ dataDir, papers, clock }: Settings): Promise<LocalAuthority> {
  const stamp = papers.stamps && !clock ? timeStamper(papers.stamps, noStamp) : undefined
  return localAuthority(join(dataDir, 'signatures'), name, stamp)
}

/** Whose signatures and time stamps are trusted here: our own, and those that are set. */
async function trustedAuthorities(config: Settings): Promise<Trusted> {
  const { signatures = '', stamps = '' } = config.papers.trusted
  const { certificate } = await signingAuthority(config)
  return {
    authorities: [certificate, ...certificatesOf(signatures)],
    stampAuthorities: certificatesOf(stamps)
  }
}

/**
 * What is to be said of the signatures of a file from anywhere, by whom we trust; where it is set, with what their
 * authorities say of revoked certificates.
 * @throws as `verifyApart`
 */
export async function checkedSignatures(config: Settings, pdf: Uint8Array): Promise<SignatureFinding[]> {
  const findings = await verifyApart(pdf, await trustedAuthorities(config))
  return config.papers.checksRevocation ? withRevocation(findings) : findings
}

/** For the log; whoever signs goes on. */
const noStamp = (error: unknown) => process.emitWarning(`no time stamp: ${String(error)}`)
