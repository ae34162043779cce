import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { PersonPage } from './person-page.tsx'
import { readFile } from './read-file.ts'

/** A person: present posts, career, absences, and for whoever may see them personal data. */
export const personRoutes: RoomRoutes = async (app, { database }) => {
  app.get(
    '/staff/people/:code',
    { schema: { params: z.object({ code: z.string().max(60) }) } },
    async (request, reply) => {
      const file = await read(database, (tx) => readFile(tx, request.params.code, request))
      return reply.page(<PersonPage file={file} />, {
        title: file.person.name,
        back: { href: request.view.href('/staff/people'), text: request.t('people.search.title') }
      })
    }
  )
}
