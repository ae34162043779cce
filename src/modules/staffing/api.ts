import type { RoomRoutes } from '../../platform/http/index.ts'
import { api as exchange } from './exchange/api.ts'
import { api as people } from './people/api.ts'
import { api as placement } from './placement/api.ts'
import { api as quotas } from './quotas/api.ts'
import { api as schemes } from './schemes/api.ts'
import { api as standards } from './standards/api.ts'

/** All routes of the API of the room, part by part. */
export const api: RoomRoutes = async (app, parts) => {
  for (const routes of [people, schemes, quotas, standards, exchange, placement])
    await app.register(routes, parts)
}
