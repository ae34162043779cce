import { join } from 'node:path'
import type { Config } from '../../../platform/config.ts'
import { type LocalAuthority, localAuthority } from '../../../platform/signatures/index.ts'

/** By which certificates are made out on this installation; they prove nothing outside of it. */
const name = 'haicap – chứng thư nội bộ'

/** The authority that signs for offices here, until they have certificates of a public provider. */
export function signingAuthority({ dataDir }: Pick<Config, 'dataDir'>): Promise<LocalAuthority> {
  return localAuthority(join(dataDir, 'signatures'), name)
}
