import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { blankAsAbsent, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { listPositions } from '../../store-positions.ts'
import { groups } from '../../words.ts'
import { PositionsPage } from './positions-page.tsx'

const query = z.object({
  group: blankAsAbsent(z.enum(groups).optional().catch(undefined)),
  level: blankAsAbsent(z.enum(['province', 'district', 'commune']).optional().catch(undefined))
})
export type PositionQuery = z.output<typeof query>

/** The catalogue of positions as of a day. */
export const positionRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/staff/positions', { schema: { querystring: query } }, async (request, reply) => {
    const { query, at, t, view } = request
    const positions = await read(database, (tx) => listPositions(tx, at, query))
    return reply.page(<PositionsPage query={query} positions={positions} />, {
      title: t('people.positions.title'),
      back: { href: view.href('/staff'), text: t('people.entry.title') }
    })
  })
}
