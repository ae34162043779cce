import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { asOf, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { fromText, pageOf } from '../cursor.ts'
import { careerOf } from '../store-career.ts'
import { getPerson } from '../store-facts.ts'
import { listPositions } from '../store-positions.ts'
import { postsOf } from '../store-posts.ts'
import { privateDataOf } from '../store-private.ts'
import { searchPeople } from '../store-search.ts'
import { groups } from '../words.ts'
import {
  foundPersonJson,
  personJson,
  personToJson,
  positionJson,
  positionToJson,
  postJson,
  postToJson,
  privateJson
} from './schemas.ts'

const tags = ['staff']
const byCode = z.object({ code: z.string().min(1).max(60) })
const search = asOf.extend({
  q: z
    .string()
    .max(100)
    .default('')
    .describe('Part of the name, with or without accents, or the whole number.'),
  unit: z.uuid().optional().describe('Who serves in this body or below it.'),
  position: z.string().max(60).optional().describe('Code of a position.'),
  group: z.enum(groups).optional(),
  after: z.string().optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(1000).default(100)
})

/** Who serves where. Whoever is not signed in sees leaders alone: name, post and office contact. */
export const questionRoutes: RoomRoutes = async (app, { database }) => {
  app.get(
    '/organizations/:id/posts',
    {
      schema: {
        tags,
        summary: 'Posts of a body on a day and who holds them; without sign-in those of leaders',
        params: z.object({ id: z.uuid() }),
        querystring: asOf,
        response: { 200: z.object({ at: z.string(), items: z.array(postJson) }) }
      }
    },
    async ({ params, at, known, actor }) => {
      const posts = await read(database, (tx) => postsOf(tx, { organizationId: params.id, at, known }, actor))
      return { at, items: posts.map(postToJson) }
    }
  )

  app.get(
    '/people',
    {
      schema: {
        tags,
        summary: 'People by name; without sign-in leaders alone',
        querystring: search,
        response: {
          200: z.object({ at: z.string(), items: z.array(foundPersonJson), next: z.string().nullable() })
        }
      }
    },
    async ({ query, at, actor }) => {
      const { q, unit, position, group, after, limit } = query
      const filter = { at, unitId: unit, position, group, after: fromText(after), limit: limit + 1 }
      const found = await read(database, (tx) => searchPeople(tx, q, actor, filter))
      return { at, ...pageOf(found, limit, (person) => person) }
    }
  )

  app.get(
    '/people/:code',
    {
      schema: {
        tags,
        summary: 'A person and their career',
        params: byCode,
        querystring: asOf,
        response: { 200: personJson }
      }
    },
    async (request) => {
      signedIn(request)
      const { at, known, params } = request
      return read(database, async (tx) => {
        const person = await getPerson(tx, params.code)
        return personToJson(person, await careerOf(tx, person.id, { at, known }))
      })
    }
  )

  app.get(
    '/people/:code/personal',
    {
      schema: {
        tags,
        summary: 'Personal data; needs the power staffing.read_personal for the body of the permanent post',
        params: byCode,
        querystring: asOf,
        response: { 200: privateJson }
      }
    },
    async (request) => {
      const actor = signedIn(request)
      const { params, view } = request
      return read(database, async (tx) =>
        privateDataOf(tx, actor, (await getPerson(tx, params.code)).id, view.today)
      )
    }
  )

  app.get(
    '/positions',
    {
      schema: {
        tags,
        summary: 'The catalogue of positions as of a day',
        querystring: asOf.extend({
          group: z.enum(groups).optional(),
          level: z.enum(['province', 'district', 'commune']).optional(),
          kind: z.string().max(60).optional().describe('Positions that bodies of this kind may have.')
        }),
        response: { 200: z.object({ at: z.string(), items: z.array(positionJson) }) }
      }
    },
    async ({ query, at }) => {
      const { group, level, kind } = query
      const found = await read(database, (tx) => listPositions(tx, at, { group, level, kind }))
      return { at, items: found.map(positionToJson) }
    }
  )
}
