import { z } from 'zod'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { stuckMessages } from '../in/store.ts'
import { overviewOf, stuckDeliveries } from '../overview.ts'
import { ListPage } from './list-page.tsx'
import { readFor } from './need.ts'

const pageSize = 50
/** Which page of each table: what the one before ended with. */
const asked = z.object({
  in: z.string().max(150).optional(),
  out: z
    .string()
    .regex(/^[0-9a-f-]{36}\/\d{1,9}$/)
    .optional()
})

export const listRoutes: RoomRoutes = async (app, { database, config }) => {
  app.get('/exchange', { schema: { querystring: asked } }, async (request, reply) => {
    const { in: came, out: told } = request.query
    const found = await readFor(database, request, async (tx) => ({
      overview: await overviewOf(tx),
      messages: await stuckMessages(tx, { after: came, limit: pageSize + 1 }),
      deliveries: await stuckDeliveries(tx, { after: told, limit: pageSize + 1 })
    }))
    const page = <ListPage {...found} portal={config.exchange?.url ?? null} pageSize={pageSize} />
    return reply.page(page, { title: request.t('exchange.title'), dateSwitch: false, wide: true })
  })
}
