import { sql } from 'kysely'
import { z } from 'zod'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Act } from '../../../platform/record/index.ts'
import type { Evaluation } from '../evaluate.ts'
import type { PlanDocument } from '../plan-format/types.ts'
import { enactPlan } from './enact-plan.ts'
import { importPlan } from './import-plan.ts'

const documentSchema = z.object({
  plan: z.custom<PlanDocument>((value) => typeof value === 'object' && value !== null)
})

/**
 * Imports a document and enacts it, both or neither: what a rehearsal of the same document has shown.
 * @throws refusal as `enactPlan`; the plan is not kept then
 */
export const enactDocument: Act<z.infer<typeof documentSchema>, Evaluation & { id: string }> = {
  name: 'changeover.enact_document',
  input: documentSchema,
  power: 'changeover.enact',
  async run(context, { plan }) {
    const imported = await importPlan.run(context, { plan })
    const enacted = await enactPlan.run(context, { id: imported.result.id })
    return { ...enacted, result: { ...enacted.result, id: imported.result.id } }
  }
}

/**
 * The idempotency key under which a file is enacted: a retry after a crash finds it done. After a revocation the
 * same file may be enacted anew, so the number of revocations, which only grows, is part of the key.
 */
export async function documentKey(tx: Snapshot, sha256: string): Promise<string> {
  const found = await sql<{ count: number }>`select count(*)::int as count from revocation`.execute(tx)
  return `file:${sha256}:${found.rows[0]?.count ?? 0}`
}
