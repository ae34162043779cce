import type { RoomRoutes } from '../../platform/http/index.ts'
import { pages as exchange } from './exchange/pages.ts'
import { pages as people } from './people/pages.ts'
import { pages as placement } from './placement/pages.ts'
import { pages as quotas } from './quotas/pages.ts'
import { pages as schemes } from './schemes/pages.ts'
import { pages as standards } from './standards/pages.ts'

/** All pages of the room, part by part. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [people, schemes, quotas, standards, exchange, placement])
    await app.register(routes, parts)
}
