import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { batchRoutes } from './batch/routes.tsx'
import { doneRoutes } from './done/routes.tsx'
import { handOverRoutes } from './hand-over/routes.tsx'
import { intakeRoutes } from './intake/routes.ts'
import { startRoutes } from './start/routes.tsx'
import { submittedRoutes } from './submitted/routes.tsx'

/** The desk of whoever receives: what somebody wants, everything on one page, and on to the next. */
export const receptionPages: RoomRoutes = async (app, parts) => {
  const routes = [startRoutes, intakeRoutes, doneRoutes, submittedRoutes, handOverRoutes, batchRoutes]
  for (const one of routes) await app.register(one, parts)
}
