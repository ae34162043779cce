import { z } from 'zod'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { PersonPage } from './person-page.tsx'
import { readPersonFile } from './read-person.ts'

const byCode = { schema: { params: z.object({ code: z.string().max(60) }) } }

/** What a person must meet, what meets it, and what is missing. */
export const personPages: RoomRoutes = async (app, { database }) => {
  app.get('/staff/people/:code/standards', byCode, async (request, reply) => {
    const file = await readPersonFile(database, request, request.params.code)
    return reply.page(<PersonPage file={file} />, {
      title: request.t('standards.person.title', { name: file.person.name }),
      back: {
        href: request.view.href(`/staff/people/${encodeURIComponent(file.person.code)}`),
        text: file.person.name
      }
    })
  })
}
