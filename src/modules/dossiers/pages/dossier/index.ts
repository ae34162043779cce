import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { pageRoutes } from './page-routes.tsx'
import { paperRoutes } from './paper-routes.ts'
import { verbRoutes } from './verb-routes.tsx'

/** One dossier on one page, what can be done to it, its papers and printed forms. */
export const dossierPages: RoomRoutes = async (app, parts) => {
  for (const routes of [pageRoutes, verbRoutes, paperRoutes]) await app.register(routes, parts)
}
