import type { RoomRoutes } from '../../../platform/http/index.ts'
import { actRoutes } from './api/acts.ts'
import { schemeRoutes } from './api/schemes.ts'

/** The API of job-position schemes. */
export const api: RoomRoutes = async (app, parts) => {
  await app.register(schemeRoutes, parts)
  await app.register(actRoutes, parts)
}
