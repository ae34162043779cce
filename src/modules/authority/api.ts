import type { RoomRoutes } from '../../platform/http/index.ts'
import { api as access } from './access/api.ts'
import { api as decide } from './decide/api.ts'
import { api as delegations } from './delegations/api.ts'

/** All routes of the API of the room, part by part. */
export const api: RoomRoutes = async (app, parts) => {
  for (const routes of [decide, delegations, access]) await app.register(routes, parts)
}
