import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { seenDossier } from '../../see.ts'

/** The number of the last entry in a dossier's book: what pages ask now and then, to say that something changed. */
export const eventRoute: RoomRoutes = async (app, { database }) => {
  app.get(
    '/dossiers/:id/event',
    {
      schema: {
        tags: ['dossiers'],
        summary: 'Number of the last entry in the book of a dossier; answers 304 while it is the same',
        params: z.object({ id: z.string().max(100) }),
        response: { 200: z.object({ event: z.number() }), 304: z.undefined().describe('It is the same') }
      }
    },
    async (request, reply) => {
      const { events } = await read(database, (tx) =>
        seenDossier(tx, signedIn(request), request.params.id, request.view.today)
      )
      const tag = `"${events}"`
      reply.header('etag', tag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match'] === tag) return reply.code(304).send()
      return { event: events }
    }
  )
}
