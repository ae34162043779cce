import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { askRoutes } from './ask-routes.tsx'
import { endingRoutes } from './ending-routes.tsx'
import { heldRoutes } from './held-routes.tsx'
import { matrixRoutes } from './matrix-routes.tsx'
import { powersRoutes } from './powers-routes.tsx'

/** Pages of who decides what, and of what someone may decide. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [askRoutes, powersRoutes, heldRoutes, matrixRoutes, endingRoutes])
    await app.register(routes, parts)
}
