import type { RoomRoutes } from '../../../platform/http/index.ts'
import { importPages } from './pages/import-routes.tsx'
import { peoplePages } from './pages/people-routes.tsx'

/** Pages of this part of the room: the people of a plan. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [peoplePages, importPages]) await app.register(routes, parts)
}
