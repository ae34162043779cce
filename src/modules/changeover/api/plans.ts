import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../platform/http/index.ts'
import { stateOf, planState as stateOn } from '../pages/plan-state.ts'
import { planToCsv, planToJson } from '../plan-format/index.ts'
import { getPlan, listPlans, type Plan } from '../store/plans.ts'
import { planParams, planState, tags } from './schemas.ts'

const summary = z.object({
  id: z.uuid(),
  title: z.string(),
  decisionNumber: z.string(),
  effectiveOn: z.string(),
  operations: z.number().int(),
  enactedAt: z.string().nullable(),
  state: planState
})

const wholePlan = z.object({
  id: z.uuid(),
  revision: z.number().int().describe('Goes up with every change; name it to change what you have read.'),
  state: planState,
  createdAt: z.string(),
  changedAt: z.string(),
  enactment: z.object({ enactedAt: z.string(), enactedBy: z.string(), decisionId: z.string() }).nullable(),
  revocations: z.array(z.object({ revokedAt: z.string(), revokedBy: z.string(), reason: z.string() })),
  plan: z.looseObject({ format: z.string() }).describe('The document, in the format haicap.plan/1.')
})

/** Reading plans. */
export const planRoutes: RoomRoutes = async (app, { database }) => {
  app.get(
    '/plans',
    {
      schema: {
        tags,
        summary: 'All plans, the one that takes effect last first',
        response: { 200: z.object({ items: z.array(summary) }) }
      }
    },
    async ({ view }) => {
      const plans = await read(database, listPlans)
      return {
        items: plans.map((plan) => ({
          ...plan,
          state: stateOn({ ...plan, enacted: plan.enactedAt !== null }, view.today)
        }))
      }
    }
  )

  app.get(
    '/plans/:id',
    {
      schema: {
        tags,
        summary: 'One plan with its operations',
        params: planParams,
        response: { 200: wholePlan }
      }
    },
    async ({ params, view }) => {
      const plan = await read(database, (tx) => getPlan(tx, params.id))
      return {
        ...plan,
        state: stateOf(plan, view.today),
        plan: JSON.parse(planToJson(plan)) as { format: string }
      }
    }
  )

  const exported = (summary: string) => ({
    schema: { tags, summary, params: planParams, response: { 200: z.string() } }
  })

  app.get(
    '/plans/:id/export.json',
    exported('The plan as a file haicap.plan/1'),
    async ({ params }, reply) => {
      const plan = await read(database, (tx) => getPlan(tx, params.id))
      return reply.download(
        fileName(plan, 'json'),
        'application/json; charset=utf-8',
        Buffer.from(planToJson(plan))
      )
    }
  )

  app.get('/plans/:id/export.csv', exported('The plan as one CSV file'), async ({ params }, reply) => {
    const plan = await read(database, (tx) => getPlan(tx, params.id))
    // With a BOM, spreadsheets read Vietnamese as what it is.
    return reply.download(
      fileName(plan, 'csv'),
      'text/csv; charset=utf-8',
      Buffer.from(`\uFEFF${planToCsv(plan)}`)
    )
  })
}

function fileName({ effectiveOn, decision }: Plan, ending: string): string {
  return `${effectiveOn} ${decision.number.replace(/[^\p{L}\p{N}]+/gu, '-')}.${ending}`
}
