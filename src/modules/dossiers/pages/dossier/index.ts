import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { formRoutes } from './forms/form-routes.tsx'
import { registerRoutes } from './forms/register-routes.tsx'
import { pageRoutes } from './page-routes.tsx'
import { paperRoutes } from './paper-routes.ts'
import { verifyPaperRoutes } from './results/verify-routes.tsx'
import { verbRoutes } from './verb-routes.tsx'

/** One dossier on one page, what can be done to it, its papers and printed forms. */
export const dossierPages: RoomRoutes = async (app, parts) => {
  for (const routes of [registerRoutes, pageRoutes, verbRoutes, paperRoutes, formRoutes, verifyPaperRoutes])
    await app.register(routes, parts)
}
