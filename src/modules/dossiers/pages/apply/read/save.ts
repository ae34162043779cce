import type { FastifyRequest } from 'fastify'
import type { Database } from '../../../../../platform/database/index.ts'
import { during } from '../../../../../platform/http/index.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import type { Dossier, DossierAnswer } from '../../../dossier.ts'
import type { Application } from './application.ts'

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

/** Keeps what a step has, whatever is still missing: drafts are never lost. To keep the same twice does no harm. */
export function saveDraft(
  database: Database,
  request: FastifyRequest,
  application: Application,
  change: Change
): Promise<DossierAnswer> {
  const { citizen, dossier } = application
  const { idempotencyKey: _key, ...options } = during(request)
  const input = { id: dossier.id, facts: factsWith(application, change) }
  return perform(database, acts.revise, citizen, input, options)
}
