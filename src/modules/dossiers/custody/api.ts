import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { getPlan } from '../../changeover/index.ts'
import { importAssignments, lineSchema } from './acts/import-assignments.ts'
import { nameRest } from './acts/name-rest.ts'
import { assignmentsCsv } from './custody-csv.ts'
import { assignableBy } from './editable-plan.ts'
import { custodyOfPlan, singly } from './groups.ts'
import { listLeftOpen } from './left-open.ts'
import { restsOf } from './store-lines.ts'
import { sumsOf } from './summary.ts'

const tags = ['plans']
const params = z.object({ id: z.uuid() })
const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })
const count = z.number().int()
const body = z.object({ id: z.uuid(), code: z.string(), name: z.string() })
const answer = z.object({
  counts: z.object({ open: count, followed: count, assigned: count, unassigned: count }),
  groups: z.array(
    z.object({
      before: z.array(body),
      after: z.array(body).describe('More than one, or none: each dossier is assigned.'),
      field: z.string(),
      procedure_id: z.uuid(),
      procedure: z.string(),
      assigned_to: z.string().nullable(),
      count
    })
  ),
  rests: z.array(z.object({ body, custodian: z.string(), proposed: z.boolean() }))
})

/** The open dossiers of a plan, for programs. */
export const planApi: RoomRoutes = async (app, { database }) => {
  app.get(
    '/plans/:id/dossiers',
    {
      schema: {
        tags,
        summary: 'Where the open dossiers go on the day of a plan',
        params,
        response: { 200: answer }
      }
    },
    async (request) => {
      signedIn(request)
      return read(database, async (tx) => {
        const plan = await getPlan(tx, request.params.id)
        const { groups, bodies } = await custodyOfPlan(tx, plan)
        const named = (ids: string[]) => ids.map((id) => ({ ...bodies.named(id) }))
        return {
          counts: sumsOf(groups),
          groups: groups.map((group) => ({
            before: named(group.before),
            after: named(group.after),
            field: group.field,
            procedure_id: group.procedureId,
            procedure: group.procedure,
            assigned_to: group.to,
            count: group.count
          })),
          rests: (await restsOf(tx, plan.id)).map(({ originId, custodianCode, proposed }) => ({
            body: { ...bodies.named(originId) },
            custodian: custodianCode,
            proposed
          }))
        }
      })
    }
  )

  app.get(
    '/plans/:id/dossiers.csv',
    {
      schema: {
        tags,
        summary:
          'The dossiers that are left open, as a list that can be filled in and imported; of own bodies',
        params,
        response: { 200: z.string() }
      }
    },
    async (request, reply) => {
      const actor = signedIn(request)
      const { csv, day } = await read(database, async (tx) => {
        const plan = await getPlan(tx, request.params.id)
        const { groups, bodies } = await custodyOfPlan(tx, plan)
        const open = groups.filter(singly)
        const own = await assignableBy(
          tx,
          actor,
          open.map(({ originId }) => originId)
        )
        const visible = open.filter(({ originId }) => own.has(originId))
        const { items } = await listLeftOpen(tx, plan, visible, {}, { limit: null })
        return { csv: assignmentsCsv(items, bodies), day: plan.effectiveOn }
      })
      return reply.download(`${day} ${request.t('custody.tab')}.csv`, 'text/csv; charset=utf-8', csv)
    }
  )

  app.post(
    '/plans/:id/dossiers',
    {
      schema: {
        tags,
        summary: 'Say who takes over dossiers that are left open',
        headers,
        params,
        querystring: z.object({ dry_run: z.enum(['yes', 'no']).default('no') }),
        body: z.object({ lines: z.array(lineSchema).min(1).max(50_000) }),
        response: { 200: z.object({ count }) }
      }
    },
    async (request) => {
      const input = { planId: request.params.id, lines: request.body.lines }
      const options = request.query.dry_run === 'yes' ? { rollback: true } : during(request)
      return perform(database, importAssignments, signedIn(request), input, options)
    }
  )

  app.put(
    '/plans/:id/dossiers/rest/:bodyId',
    {
      schema: {
        tags,
        summary: 'Say who takes over what a body still takes in until the day',
        headers,
        params: params.extend({ bodyId: z.uuid() }),
        body: z.object({ custodian: z.string().max(100).describe('Code of the body on the day.') }),
        response: { 200: z.object({ custodian: z.string() }) }
      }
    },
    async (request) => {
      const { id, bodyId } = request.params
      const input = { planId: id, originId: bodyId, custodian: request.body.custodian }
      return perform(database, nameRest, signedIn(request), input, during(request))
    }
  )
}
