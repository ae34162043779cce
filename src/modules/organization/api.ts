import type { RoomRoutes } from '../../platform/http/index.ts'
import { actRoutes } from './api/acts.ts'
import { decisionRoutes } from './api/decisions.ts'
import { questionRoutes } from './api/questions.ts'
import { areaRoutes, organizationRoutes, unitRoutes } from './api/units.ts'

/** The register's API; mounted at /api. */
export const api: RoomRoutes = async (app, options) => {
  await app.register(unitRoutes('area', 'areas'), options)
  await app.register(areaRoutes, options)
  await app.register(unitRoutes('organization', 'organizations'), options)
  await app.register(organizationRoutes, options)
  await app.register(questionRoutes, options)
  await app.register(decisionRoutes, options)
  await app.register(actRoutes, options)
}
