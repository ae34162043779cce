import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { stuckMessages } from '../in/store.ts'
import { overviewOf, stuckDeliveries } from '../overview.ts'
import { ListPage } from './list-page.tsx'
import { readFor } from './need.ts'

/** So many are shown; the oldest first, for they hold others up. */
const most = 100

export const listRoutes: RoomRoutes = async (app, { database, config }) => {
  app.get('/exchange', async (request, reply) => {
    const found = await readFor(database, request, async (tx) => ({
      overview: await overviewOf(tx),
      messages: await stuckMessages(tx, most),
      deliveries: await stuckDeliveries(tx, most)
    }))
    const page = <ListPage {...found} portal={config.exchange?.url ?? null} most={most} />
    return reply.page(page, { title: request.t('exchange.title'), dateSwitch: false, wide: true })
  })
}
