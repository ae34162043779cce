import type { RoomRoutes } from '../../../platform/http/index.ts'
import { designerRoutes } from '../designer/routes.tsx'
import { editRoutes } from './edit-routes.tsx'
import { exchangeRoutes } from './exchange-routes.tsx'
import { formRoutes } from './form-routes.tsx'
import { newRoutes } from './new-routes.tsx'
import { routes } from './routes.tsx'
import { stepRoutes } from './step-routes.tsx'

/** Pages of the catalogue of procedures: for citizens to read, for officials to write and publish. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const one of [routes, exchangeRoutes, newRoutes, editRoutes, stepRoutes, formRoutes, designerRoutes])
    await app.register(one, parts)
}
