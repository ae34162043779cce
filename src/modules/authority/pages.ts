import type { RoomRoutes } from '../../platform/http/index.ts'
import { pages as access } from './access/pages/index.ts'
import { pages as decide } from './decide/pages.ts'
import { pages as delegations } from './delegations/pages.ts'

/** All pages of the room, part by part. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [decide, delegations, access]) await app.register(routes, parts)
}
