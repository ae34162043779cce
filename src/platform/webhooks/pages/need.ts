import type { FastifyRequest } from 'fastify'
import { type Database, read, type Snapshot } from '../../database/index.ts'
import { signedIn } from '../../http/index.ts'
import { needPower } from '../../record/index.ts'

/**
 * Reads for whoever may manage what is sent; addresses and answers are nobody else's business.
 * @throws Problem 401, 403
 */
export function readFor<T>(
  database: Database,
  request: FastifyRequest,
  work: (tx: Snapshot) => Promise<T>
): Promise<T> {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    await needPower(tx, actor, 'webhooks.manage')
    return work(tx)
  })
}

/** A page below the list. */
export function below({ t, view }: FastifyRequest, title: string) {
  return { title, back: { href: view.href('/webhooks'), text: t('webhooks.title') }, dateSwitch: false }
}
