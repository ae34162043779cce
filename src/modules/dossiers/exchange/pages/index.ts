import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { listRoutes } from './list-routes.tsx'
import { stuckRoutes } from './stuck-routes.tsx'

/** What goes between haicap and the national portal, and what is stuck on the way. */
export const exchangePages: RoomRoutes = async (app, parts) => {
  for (const routes of [listRoutes, stuckRoutes]) await app.register(routes, parts)
}
