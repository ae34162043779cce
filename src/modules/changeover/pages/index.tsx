import type { RoomRoutes } from '../../../platform/http/index.ts'
import { enactPages } from './enact-routes.tsx'
import { operationPages } from './operation-routes.tsx'
import { planPages } from './plan-routes.tsx'
import { tabPages } from './tab-routes.tsx'

/** All pages of the room. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [planPages, tabPages, operationPages, enactPages]) await app.register(routes, parts)
}
