import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { getPlan } from '../../changeover/index.ts'
import { clearPlacement } from './acts/clear-placement.ts'
import { importPlacements } from './acts/import-placements.ts'
import { proposeForPeople } from './acts/propose-for-people.ts'
import { lineSchema } from './line-schema.ts'
import { peopleOfPlan, states } from './people-of-plan.ts'
import { placementsCsv } from './placements-csv.ts'
import { kinds, reasons } from './words.ts'

const tags = ['plans']
const params = z.object({ id: z.uuid() })
const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

const post = z.object({
  body: z.string(),
  position: z.string(),
  kind: z.enum(kinds),
  needs_place: z.boolean()
})
const line = z.object({
  kind: z.enum([...kinds, 'leaving']),
  body: z.string().nullable(),
  position: z.string().nullable(),
  leaving: z.enum(reasons).nullable(),
  tolerated_until: z.string().nullable(),
  note: z.string().nullable(),
  proposed: z.boolean()
})
const listed = z.object({
  counts: z.object({
    needing: z.number().int(),
    placed: z.number().int(),
    leaving: z.number().int(),
    open: z.number().int(),
    clashes: z.number().int()
  }),
  items: z.array(
    z.object({
      person_id: z.uuid(),
      person: z.string().describe('Number in the staff register.'),
      name: z.string(),
      state: z.enum(states),
      clash: z.boolean().describe('Several heads come to one body.'),
      posts: z.array(post),
      lines: z.array(line)
    })
  )
})

/** The people of a plan, for programs; for whoever is signed in. */
export const api: RoomRoutes = async (app, { database }) => {
  const load = (id: string) => read(database, async (tx) => peopleOfPlan(tx, await getPlan(tx, id)))

  app.get(
    '/plans/:id/people',
    {
      schema: {
        tags,
        summary: 'Whom a plan concerns, and where it places them',
        params,
        response: { 200: listed }
      }
    },
    async (request) => {
      signedIn(request)
      const { groups, counts, bodies } = await load(request.params.id)
      const items = groups
        .flatMap(({ people }) => people)
        .map(({ personId, code, name, state, clash, posts, lines }) => ({
          person_id: personId,
          person: code,
          name,
          state,
          clash,
          posts: posts.map(({ bodyId, positionCode, kind, needs }) => ({
            body: bodies.ending.get(bodyId)?.code ?? '',
            position: positionCode,
            kind,
            needs_place: needs
          })),
          lines: lines.map((one) => ({
            kind: one.kind,
            body: one.organizationCode,
            position: one.positionCode,
            leaving: one.reason,
            tolerated_until: one.toleratedUntil,
            note: one.note,
            proposed: one.proposed
          }))
        }))
      return { counts, items }
    }
  )

  app.get(
    '/plans/:id/people.csv',
    {
      schema: {
        tags,
        summary: 'The same as a list that can be filled in and imported',
        params,
        response: { 200: z.string() }
      }
    },
    async (request, reply) => {
      signedIn(request)
      const { effectiveOn } = await read(database, (tx) => getPlan(tx, request.params.id))
      const csv = placementsCsv(await load(request.params.id))
      return reply.download(
        `${effectiveOn} ${request.t('placement.tab')}.csv`,
        'text/csv; charset=utf-8',
        csv
      )
    }
  )

  app.post(
    '/plans/:id/people',
    {
      schema: {
        tags,
        summary: 'Place people: what the list says of a person replaces what the plan said of them',
        headers,
        params,
        querystring: z.object({ dry_run: z.enum(['yes', 'no']).default('no') }),
        body: z.object({ lines: z.array(lineSchema).min(1).max(50_000) }),
        response: { 200: z.object({ placed: z.number().int(), leaving: z.number().int() }) }
      }
    },
    async (request) => {
      const input = { planId: request.params.id, lines: request.body.lines }
      const options = request.query.dry_run === 'yes' ? { rollback: true } : during(request)
      return perform(database, importPlacements, signedIn(request), input, options)
    }
  )

  app.post(
    '/plans/:id/people/propose',
    {
      schema: {
        tags,
        summary: 'Propose places by like-to-like position; what people wrote stays',
        headers,
        params,
        response: { 200: z.object({ proposed: z.number().int(), open: z.number().int() }) }
      }
    },
    async (request) =>
      perform(database, proposeForPeople, signedIn(request), { planId: request.params.id }, during(request))
  )

  app.delete(
    '/plans/:id/people/:personId',
    {
      schema: {
        tags,
        summary: 'Take back what a plan says of someone',
        headers,
        params: params.extend({ personId: z.uuid() }),
        response: { 200: z.object({ personId: z.uuid() }) }
      }
    },
    async (request) => {
      const { id, personId } = request.params
      return perform(database, clearPlacement, signedIn(request), { planId: id, personId }, during(request))
    }
  )
}
