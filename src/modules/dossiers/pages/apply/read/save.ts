import type { FastifyRequest } from 'fastify'
import type { Database } from '../../../../../platform/database/index.ts'
import { during } from '../../../../../platform/http/index.ts'
import { Problem } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import type { Dossier, DossierAnswer } from '../../../dossier.ts'
import { type Application, readApplication } from './application.ts'

/** Nobody changes a draft in more windows at once. */
const mostTries = 5

/** What a step changes of a draft; papers are those that come in or stand in place of others. */
export type Change = Partial<Pick<Dossier, 'data' | 'returnWay' | 'returnId'>> & {
  placeId?: string
  applicant?: Record<string, unknown>
  request?: string
  papers?: Record<string, unknown>[]
}

/** The whole of a draft with what a step changes, as the acts take it. */
export function factsWith({ dossier, version }: Application, change: Change = {}): Record<string, unknown> {
  const { pile, applicant, request, sets, data, returnWay, returnId } = dossier
  return {
    procedure: version.key,
    placeId: pile.placeId,
    ...(returnId && { returnId }),
    ...{ applicant, request: request ?? '', sets, data, returnWay, papers: [], channel: 'online' },
    ...change
  }
}

/**
 * Keeps what a step has, whatever is still missing: drafts are never lost. To keep the same twice does no harm. What was
 * changed meanwhile in another window, while files came in, stays as it is there.
 */
export async function saveDraft(
  database: Database,
  request: FastifyRequest,
  application: Application,
  change: Change
): Promise<DossierAnswer> {
  const { idempotencyKey: _key, ...options } = during(request)
  for (let last = application, tries = 1; ; tries += 1) {
    const { citizen, dossier } = last
    const input = { id: dossier.id, seen: dossier.events, facts: factsWith(last, change) }
    try {
      return await perform(database, acts.revise, citizen, input, options)
    } catch (error) {
      const meanwhile = error instanceof Problem && error.messageKey === 'dossiers.refusal.changed_meanwhile'
      if (!meanwhile || tries === mostTries) throw error
      last = await readApplication(database, request, dossier.id)
    }
  }
}
