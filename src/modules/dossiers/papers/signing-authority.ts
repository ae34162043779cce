import { join } from 'node:path'
import type { Config } from '../../../platform/config.ts'
import {
  certificatesOf,
  type LocalAuthority,
  localAuthority,
  type Trusted,
  timeStamper
} from '../../../platform/signatures/index.ts'

/** By which certificates are made out on this installation; they prove nothing outside of it. */
const name = 'haicap – chứng thư nội bộ'

type Settings = Pick<Config, 'dataDir' | 'papers'>

/** The authority that signs for offices here, until they have certificates of a public provider. */
export function signingAuthority({ dataDir, papers }: Settings): Promise<LocalAuthority> {
  const stamp = papers.stamps && timeStamper(papers.stamps, noStamp)
  return localAuthority(join(dataDir, 'signatures'), name, stamp)
}

/** Whose signatures and time stamps are trusted here: our own, and those that are set. */
export async function trustedAuthorities(config: Settings): Promise<Trusted> {
  const { signatures = '', stamps = '' } = config.papers.trusted
  const { certificate } = await signingAuthority(config)
  return {
    authorities: [certificate, ...certificatesOf(signatures)],
    stampAuthorities: certificatesOf(stamps)
  }
}

/** For the log; whoever signs goes on. */
const noStamp = (error: unknown) => process.emitWarning(`no time stamp: ${String(error)}`)
