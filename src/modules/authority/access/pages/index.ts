import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { alertRoutes } from './alert-routes.tsx'
import { emergencyRoutes } from './emergency-routes.tsx'
import { myRoutes } from './my-routes.tsx'
import { recordRoutes } from './record-routes.tsx'
import { sessionRoutes } from './session-routes.tsx'
import { tokenRoutes } from './token-routes.tsx'

/** Oneself, one's sessions and tokens, emergencies, and what those who oversee look at. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [myRoutes, sessionRoutes, tokenRoutes, emergencyRoutes, alertRoutes, recordRoutes])
    await app.register(routes, parts)
}
