import { read } from '../../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { staffCounts } from '../../store-search.ts'
import { EntryPage } from './entry-page.tsx'

/** The way into all that concerns staff. */
export const entryRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/staff', async (request, reply) => {
    const counts = await read(database, (tx) => staffCounts(tx, request.at))
    return reply.page(<EntryPage counts={counts} />, { title: request.t('people.entry.title') })
  })
}
