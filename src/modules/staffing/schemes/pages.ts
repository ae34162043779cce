import type { RoomRoutes } from '../../../platform/http/index.ts'
import { editPages } from './pages/edit-routes.tsx'
import { linePages } from './pages/line-routes.tsx'
import { listPages } from './pages/list-routes.tsx'
import { schemePages } from './pages/scheme-routes.tsx'
import { stepPages } from './pages/step-routes.tsx'

/** Job-position schemes: the list, one scheme, its draft, and every step of its way. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [listPages, schemePages, editPages, linePages, stepPages])
    await app.register(routes, parts)
}
