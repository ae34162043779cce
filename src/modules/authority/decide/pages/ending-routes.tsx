import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankAsAbsent, type RoomRoutes } from '../../../../platform/http/index.ts'
import { endingWithin, horizonOf } from '../store/ending.ts'
import { EndingPage } from './ending-page.tsx'

const query = z.object({ months: blankAsAbsent(z.coerce.number().int().min(1).max(120).optional()) })

/** What loses its basis within a horizon that the reader chooses. */
export const endingRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/authority/ending', { schema: { querystring: query } }, async (request, reply) => {
    const { at, t } = request
    const props = await read(database, async (tx) => {
      const months = request.query.months ?? (await horizonOf(tx))
      return { months, endings: await endingWithin(tx, at, months) }
    })
    return reply.page(<EndingPage {...props} />, { title: t('decide.ending.title') })
  })
}
