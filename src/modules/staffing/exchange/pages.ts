import type { RoomRoutes } from '../../../platform/http/index.ts'
import { exportPages } from './pages/export-routes.tsx'
import { importPages } from './pages/import-routes.tsx'
import { trialPages } from './pages/trial-routes.tsx'

/** Sheets in and out: imports with a trial first, exports, templates. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [importPages, trialPages, exportPages]) await app.register(routes, parts)
}
