import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { custodyPages } from './custody-routes.tsx'
import { importPages } from './import-routes.tsx'

/** The tab of a plan about open dossiers. */
export const planPages: RoomRoutes = async (app, parts) => {
  for (const one of [custodyPages, importPages]) await app.register(one, parts)
}
