import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { nowOf } from '../shared/now.ts'
import { readSearch } from './read-search.ts'
import { SearchPage } from './search-page.tsx'

const query = z.object({
  q: z.preprocess((value) => (typeof value === 'string' ? value.trim().slice(0, 100) : ''), z.string())
})

/** Search for units of any time, with where to go now for those that are no more. */
export const searchRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/search', { schema: { querystring: query } }, async (request, reply) => {
    const { q } = request.query
    const found = await read(database, (tx) => readSearch(tx, q, nowOf(request.view), request.known))
    const title = q
      ? request.t('organization.page.search.title_for', { q })
      : request.t('organization.page.search.title')
    return reply.page(<SearchPage q={q} found={found} />, { title })
  })
}
