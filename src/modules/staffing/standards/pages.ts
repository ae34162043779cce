import type { RoomRoutes } from '../../../platform/http/index.ts'
import { cataloguePages } from './pages/catalogue-routes.tsx'
import { exemptionPages } from './pages/exemption-routes.tsx'
import { leaderPages } from './pages/leader-routes.tsx'
import { personPages } from './pages/person-routes.tsx'
import { qualificationPages } from './pages/qualification-routes.tsx'

/** Standards: the catalogue, leaders, and what each person meets. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [cataloguePages, leaderPages, personPages, qualificationPages, exemptionPages])
    await app.register(routes, parts)
}
