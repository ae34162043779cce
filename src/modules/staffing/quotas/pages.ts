import type { RoomRoutes } from '../../../platform/http/index.ts'
import { assignPages } from './pages/assign-routes.tsx'
import { bodyPages } from './pages/body-routes.tsx'
import { changePages } from './pages/change-routes.tsx'
import { listPages } from './pages/list-routes.tsx'

/** Quotas: who was assigned how much, how far it is filled; assigning, changing, taking back. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [listPages, bodyPages, assignPages, changePages]) await app.register(routes, parts)
}
