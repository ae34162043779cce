import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { dayBefore } from '../../../platform/day.ts'
import { asOf, during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { assignQuota, assignSchema } from './acts/assign-quota.ts'
import { changeQuota, changeSchema } from './acts/change-quota.ts'
import { takeBackQuota, takeBackSchema } from './acts/take-back-quota.ts'
import { pots } from './quota.ts'
import { type QuotaRow, quotaStanding, quotasOn } from './store-standing.ts'

const counts = {
  pot: z.enum(pots),
  assigned: z.number().int(),
  givenOn: z.number().int().describe('Given on to bodies below.'),
  filled: z.number().int().describe('Persons with a permanent appointment, in the body and all below it.'),
  vacant: z.number().int().describe('Posts without one, in the same bodies.'),
  free: z.number().int().describe('assigned − filled'),
  left: z.number().int().describe('assigned − givenOn')
}

const quotaJson = z
  .object({
    id: z.uuid(),
    organizationId: z.uuid(),
    organizationCode: z.string(),
    organizationName: z.string(),
    grantorId: z
      .uuid()
      .nullable()
      .describe('From whose quota it comes; null: given to the province from above.'),
    ...counts,
    firstDay: z.string(),
    lastDay: z.string(),
    decisionId: z.uuid(),
    decisionNumber: z.string(),
    demonstration: z.boolean()
  })
  .meta({
    id: 'Quota',
    description: 'Headcount assigned to a body and what lies below it, and how far it is used.'
  })

const headers = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key acts once; a retry gets the same answer.')
})
const changed = z.object({ id: z.uuid() })

/** Quotas as JSON, and the acts that change them. */
export const api: RoomRoutes = async (app, { database }) => {
  app.get(
    '/quotas',
    {
      schema: {
        tags: ['staffing'],
        summary: 'Quotas of a day with how far they are filled and given on',
        querystring: asOf.extend({
          pot: z.enum(pots).optional(),
          organization: z.uuid().optional(),
          grantor: z.uuid().optional().describe('Those that this body gave.')
        }),
        response: { 200: z.object({ items: z.array(quotaJson) }) }
      }
    },
    async (request) => {
      const { pot, organization, grantor } = request.query
      const filter = { organizationId: organization, grantorId: grantor }
      const rows = await read(database, (tx) => quotasOn(tx, request.at, filter))
      return { items: rows.filter((row) => !pot || row.pot === pot).map(toJson) }
    }
  )

  app.get(
    '/organizations/:id/quotas',
    {
      schema: {
        tags: ['staffing'],
        summary: 'How a body stands with its quotas on a day, one entry for each pot',
        params: z.object({ id: z.uuid() }),
        querystring: asOf,
        response: { 200: z.object({ items: z.array(z.object(counts)) }) }
      }
    },
    async (request) => ({
      items: await read(database, (tx) => quotaStanding(tx, request.params.id, request.at))
    })
  )

  app.post(
    '/acts/staffing.assign_quota',
    {
      schema: {
        tags: ['acts'],
        summary: 'Assign a quota to a body for a year, or what is left of it',
        headers,
        body: assignSchema,
        response: { 201: changed }
      }
    },
    async (request, reply) => {
      const result = await perform(database, assignQuota, signedIn(request), request.body, during(request))
      return reply.code(201).send(result)
    }
  )

  app.post(
    '/acts/staffing.change_quota',
    {
      schema: {
        tags: ['acts'],
        summary: 'Change a quota by a new decision for the rest of its time',
        headers,
        body: changeSchema,
        response: { 201: changed }
      }
    },
    async (request, reply) => {
      const result = await perform(database, changeQuota, signedIn(request), request.body, during(request))
      return reply.code(201).send(result)
    }
  )

  app.post(
    '/acts/staffing.take_back_quota',
    {
      schema: {
        tags: ['acts'],
        summary: 'Take a quota back from a day on',
        headers,
        body: takeBackSchema,
        response: { 201: changed }
      }
    },
    async (request, reply) => {
      const result = await perform(database, takeBackQuota, signedIn(request), request.body, during(request))
      return reply.code(201).send(result)
    }
  )
}

function toJson({ end, ...row }: QuotaRow): z.infer<typeof quotaJson> {
  return { ...row, lastDay: dayBefore(end) }
}
