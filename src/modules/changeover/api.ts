import type { RoomRoutes } from '../../platform/http/index.ts'
import { eventRoutes } from './api/events.ts'
import { planActRoutes } from './api/plan-acts.ts'
import { planRoutes } from './api/plans.ts'
import { planUploadRoutes } from './api/upload.ts'

/** Plans, what is done with them, and what takes effect; mounted at /api. */
export const api: RoomRoutes = async (app, options) => {
  for (const routes of [planRoutes, planUploadRoutes, planActRoutes, eventRoutes])
    await app.register(routes, options)
}
