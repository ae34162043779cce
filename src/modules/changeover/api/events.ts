import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { perform } from '../../../platform/record/index.ts'
import {
  cloudEvent,
  cloudEventSchema,
  listSubscriptions,
  publishedAfter,
  speaker,
  subscribe,
  unsubscribe
} from '../announcements/index.ts'
import { keyHeader } from './schemas.ts'

const tags = ['events']

const subscription = z.object({
  id: z.uuid(),
  url: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  waiting: z.number().int().describe('Events that it has not taken yet.'),
  lastError: z.string().nullable()
})

/** What takes effect, changes or ends: as a feed, and to be posted to addresses that ask for it. */
export const eventRoutes: RoomRoutes = async (app, { database }) => {
  app.get(
    '/events',
    {
      schema: {
        tags,
        summary: 'What has taken effect, as CloudEvents 1.0',
        description:
          'In the order in which it was told. Go on with `after` = `next`; an empty list means that there is nothing new.',
        querystring: z.object({
          after: z
            .string()
            .regex(/^\d{1,18}$/)
            .default('0')
            .describe('The `next` of the page before.'),
          limit: z.coerce.number().int().min(1).max(1000).default(100)
        }),
        response: { 200: z.object({ items: z.array(cloudEventSchema), next: z.string() }) }
      }
    },
    async ({ query: { after, limit } }) => {
      const { found, from } = await read(database, async (tx) => ({
        found: await publishedAfter(tx, Number(after), limit),
        from: await speaker(tx)
      }))
      return {
        items: found.map((announced) => cloudEvent(announced, from)),
        next: String(found.at(-1)?.seq ?? after)
      }
    }
  )

  app.get(
    '/subscriptions',
    {
      schema: {
        tags,
        summary: 'Addresses that are told',
        response: { 200: z.object({ items: z.array(subscription) }) }
      }
    },
    async (request) => {
      signedIn(request)
      return { items: await read(database, listSubscriptions) }
    }
  )

  app.post(
    '/subscriptions',
    {
      schema: {
        tags,
        summary: 'Have an address told of what takes effect from now on',
        description:
          'Each event is posted in structured mode (`application/cloudevents+json`) until the address answers 2xx. An event may arrive more than once, with the same id.',
        headers: keyHeader,
        body: z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
        response: { 201: z.object({ id: z.uuid() }) }
      }
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await perform(database, subscribe, signedIn(request), request.body, during(request)))
  )

  app.delete(
    '/subscriptions/:id',
    {
      schema: {
        tags,
        summary: 'Tell an address no more',
        headers: keyHeader,
        params: z.object({ id: z.uuid() }),
        response: { 200: z.object({ id: z.uuid() }) }
      }
    },
    async (request) => perform(database, unsubscribe, signedIn(request), request.params, during(request))
  )
}
