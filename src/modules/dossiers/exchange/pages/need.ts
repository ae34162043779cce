import type { FastifyRequest } from 'fastify'
import { type Database, read, type Snapshot } from '../../../../platform/database/index.ts'
import { signedIn } from '../../../../platform/http/index.ts'
import { needPower } from '../../../../platform/record/index.ts'

/**
 * Reads for whoever may exchange dossiers with other systems.
 * @throws Problem 401, 403
 */
export function readFor<T>(
  database: Database,
  request: FastifyRequest,
  work: (tx: Snapshot) => Promise<T>
): Promise<T> {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    await needPower(tx, actor, 'dossiers.exchange')
    return work(tx)
  })
}
