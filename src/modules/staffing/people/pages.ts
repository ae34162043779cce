import type { RoomRoutes } from '../../../platform/http/index.ts'
import { entryRoutes } from './pages/entry/routes.tsx'
import { appointmentFormRoutes } from './pages/forms/appointment-forms.tsx'
import { personFormRoutes } from './pages/forms/person-forms.tsx'
import { postFormRoutes } from './pages/forms/post-forms.tsx'
import { myUnitRoutes } from './pages/my-unit/routes.tsx'
import { personRoutes } from './pages/person/routes.tsx'
import { positionRoutes } from './pages/positions/routes.tsx'
import { postRoutes } from './pages/post/routes.tsx'
import { searchRoutes } from './pages/search/routes.tsx'
import { unitRoutes } from './pages/unit/routes.tsx'

const parts = [
  entryRoutes,
  searchRoutes,
  positionRoutes,
  unitRoutes,
  postRoutes,
  personRoutes,
  myUnitRoutes,
  postFormRoutes,
  appointmentFormRoutes,
  personFormRoutes
]

/** Who serves where: search, bodies, posts, people, and the forms of every act. */
export const pages: RoomRoutes = async (app, options) => {
  for (const routes of parts) await app.register(routes, options)
}
