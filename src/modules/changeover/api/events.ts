import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../platform/http/index.ts'
import { cloudEvent, cloudEventSchema, publishedAfter, speaker } from '../announcements/index.ts'

const tags = ['events']

/** What takes effect, changes or ends: as a feed. Addresses to which it is posted: /api/webhooks. */
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
}
