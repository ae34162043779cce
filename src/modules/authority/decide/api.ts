import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { asOf, type RoomRoutes } from '../../../platform/http/index.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Actor } from '../../../platform/record/index.ts'
import { type Decider, getPower, listPowers, powersOf } from '../resolve/index.ts'
import { decides } from './ask.ts'
import { shownHolders } from './pages/who.tsx'
import { personByCode } from './store/person.ts'
import { searchPowers } from './store/search-powers.ts'
import { vestingsOfPower } from './store/vestings.ts'

const names = z.object({ vi: z.string(), en: z.string(), de: z.string() })
const powerJson = z
  .object({
    code: z.string(),
    kind: z.enum(['decision', 'work']),
    functionCode: z.string(),
    name: names,
    note: z.string().nullable(),
    source: z.string().nullable(),
    start: z.string().nullable(),
    end: z.string().nullable().describe('First day on which it is no more.')
  })
  .meta({ id: 'Power' })
const loose = z.looseObject({})
const held = z.object({ items: z.array(loose) })

/** Who decides, and what someone may decide. */
export const api: RoomRoutes = async (app, { database }) => {
  const tags = ['authority']
  app.get(
    '/decides',
    {
      schema: {
        tags,
        summary: 'Who decides about a power for a place on a day, in which capacity, on what legal grounds',
        querystring: asOf.extend({
          power: z.string().min(1).max(200).describe('Code of the power.'),
          place: z
            .string()
            .trim()
            .min(1)
            .max(300)
            .describe('Code, name or id of an area or body; former names too.')
        }),
        response: { 200: loose }
      }
    },
    ({ query, at, actor }) =>
      read(database, async (tx) => {
        const answer = await decides(tx, { power: query.power, place: query.place, at })
        return { ...answer, deciders: answer.deciders.map((decider) => asSeen(decider, actor)) }
      })
  )

  app.get(
    '/powers',
    {
      schema: {
        tags,
        summary: 'The catalogue of powers; by words as people use them, or all',
        querystring: asOf.extend({ q: z.string().max(200).default('') }),
        response: { 200: z.object({ items: z.array(powerJson) }) }
      }
    },
    async ({ query: { q }, at }) => ({
      items: await read(database, (tx) => (q ? searchPowers(tx, q, at, 100) : listPowers(tx, at)))
    })
  )

  app.get(
    '/powers/:code',
    {
      schema: {
        tags,
        summary: 'A power with everything that gives it, of all times',
        params: z.object({ code: z.string().max(200) }),
        querystring: asOf,
        response: { 200: powerJson.extend({ vestings: z.array(loose) }) }
      }
    },
    ({ params, at }) =>
      read(database, async (tx) => ({
        ...(await getPower(tx, params.code)),
        vestings: (await vestingsOfPower(tx, params.code, at)).map((one) => ({ ...one }))
      }))
  )

  for (const [path, key] of [
    ['/posts/:id/powers', 'postId'],
    ['/organizations/:id/powers', 'organizationId']
  ] as const)
    app.get(
      path,
      {
        schema: {
          tags,
          summary: 'What it may decide, with grounds and limits',
          params: z.object({ id: z.uuid() }),
          querystring: asOf,
          response: { 200: held }
        }
      },
      async ({ params: { id }, at, actor }) => ({
        items: await read(database, async (tx) => {
          const question = key === 'postId' ? { postId: id, at } : { organizationId: id, at }
          return (await powersOf(tx, question)).map((one) => ({
            ...one,
            decider: asSeen(one.decider, actor)
          }))
        })
      })
    )

  app.get(
    '/people/:code/powers',
    {
      schema: {
        tags,
        summary:
          'What a person may decide, in all capacities; of leaders to everybody, of others to officials',
        params: z.object({ code: z.string().max(100) }),
        querystring: asOf,
        response: { 200: held }
      }
    },
    async ({ params: { code }, at, actor }) => ({
      items: await read(database, async (tx) => {
        const person = await personByCode(tx, code, at)
        if (!person || (!person.leads && !actor)) throw notFound('decide.refusal.no_person', { code })
        return (await powersOf(tx, { personId: person.id, at })).map((one) => ({
          ...one,
          decider: asSeen(one.decider, actor)
        }))
      })
    })
  )
}

/** Names of those who sit on posts, as far as the asker may see them. */
function asSeen(decider: Decider, actor: Actor | null): Decider {
  const seen = <P extends Decider['post']>(post: P): P =>
    post ? { ...post, holders: shownHolders(post, actor !== null) } : post
  return {
    ...decider,
    post: seen(decider.post),
    standIn: seen(decider.standIn),
    retained: decider.retained.map((post) => ({ ...post, holders: shownHolders(post, actor !== null) }))
  }
}
