import type { FastifyRequest } from 'fastify'
import type { Config } from '../../../../../platform/config.ts'
import type { Database } from '../../../../../platform/database/index.ts'
import type { FileStore } from '../../../../../platform/files/index.ts'
import { signedIn, siteAddress } from '../../../../../platform/http/index.ts'
import { nowOf } from '../../../api.ts'
import type { Signing } from './sign-results.ts'

/**
 * Whoever asks, as acts with files need to know them.
 * @throws Problem 401 for nobody in particular
 */
export function signingBy(
  request: FastifyRequest,
  parts: { database: Database; config: Config; store: FileStore }
): Signing {
  return {
    ...parts,
    actor: signedIn(request),
    day: request.view.today,
    now: nowOf(request),
    site: siteAddress(parts.config, request)
  }
}
