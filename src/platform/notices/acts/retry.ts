import { z } from 'zod'
import { notFound } from '../../problem.ts'
import type { Act } from '../../record/index.ts'
import { tryAgain } from '../store.ts'

const inputSchema = z.object({ id: z.uuid() })

/**
 * Sends a notice again that has not arrived, also one that had failed for good.
 * @throws not found when it has been sent or given up meanwhile
 */
export const retryNotice: Act<z.infer<typeof inputSchema>, { id: string }> = {
  name: 'notices.retry',
  input: inputSchema,
  power: 'webhooks.manage',
  async run({ tx, at }, { id }) {
    if (!(await tryAgain(tx, id, at))) throw notFound('notices.refusal.unknown')
    return { result: { id }, subject: { kind: 'notice', id } }
  }
}
