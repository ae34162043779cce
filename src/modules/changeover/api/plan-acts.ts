import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { refusal } from '../../../platform/problem.ts'
import { perform } from '../../../platform/record/index.ts'
import { enactPlan, revokePlan } from '../acts/enact-plan.ts'
import { proposeForPlan } from '../acts/import-plan.ts'
import { studyPlan } from '../pages/study.ts'
import { getPlan } from '../store/plans.ts'
import { evaluationAnswer } from './evaluation-answer.ts'
import { evaluationJson, keyHeader, planParams, tags } from './schemas.ts'

/** What can be done with a plan. */
export const planActRoutes: RoomRoutes = async (app, { database }) => {
  const tried = async (id: string, anew: boolean) => {
    const plan = await read(database, (tx) => getPlan(tx, id))
    if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
    const { found, blocked } = await studyPlan(database, plan, anew)
    if (blocked) throw blocked
    return found
  }

  app.post(
    '/plans/:id/check',
    {
      schema: {
        tags,
        summary: 'Which rules a plan would keep; answers from the last rehearsal while nothing has changed',
        headers: keyHeader,
        params: planParams,
        response: { 200: evaluationJson }
      }
    },
    async (request) => evaluationAnswer(await tried(request.params.id, false), request)
  )

  app.post(
    '/plans/:id/rehearse',
    {
      schema: {
        tags,
        summary: 'Do the whole enactment and roll it back',
        headers: keyHeader,
        params: planParams,
        response: { 200: evaluationJson }
      }
    },
    async (request) => evaluationAnswer(await tried(request.params.id, true), request)
  )

  app.post(
    '/plans/:id/enact',
    {
      schema: {
        tags,
        summary: 'Enact a plan: all of it, once',
        headers: keyHeader,
        params: planParams,
        response: { 200: evaluationJson }
      }
    },
    async (request) =>
      evaluationAnswer(
        await perform(database, enactPlan, signedIn(request), { id: request.params.id }, during(request)),
        request
      )
  )

  app.post(
    '/plans/:id/revoke',
    {
      schema: {
        tags,
        summary: 'Revoke an enacted plan before its effective date',
        headers: keyHeader,
        params: planParams,
        body: z.object({ reason: z.string().trim().min(1).max(2000) }),
        response: { 200: z.object({ id: z.uuid() }) }
      }
    },
    async (request) => {
      const input = { id: request.params.id, reason: request.body.reason, today: request.view.today }
      return perform(database, revokePlan, signedIn(request), input, during(request))
    }
  )

  app.post(
    '/plans/:id/propose',
    {
      schema: {
        tags,
        summary: 'Propose anew what follows from the operations that people have written',
        headers: keyHeader,
        params: planParams,
        response: { 200: z.object({ operations: z.number().int() }) }
      }
    },
    async (request) =>
      perform(database, proposeForPlan, signedIn(request), { id: request.params.id }, during(request))
  )
}
