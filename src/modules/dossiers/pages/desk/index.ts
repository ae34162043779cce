import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { bulkRoutes } from './bulk/routes.tsx'
import { leadRoutes } from './lead/routes.tsx'
import { deskRoutes } from './routes.tsx'

/** Desks of officers and leaders: `/dossiers`, `/dossiers/lead`, `/dossiers/bulk`. */
export const deskPages: RoomRoutes = async (app, parts) => {
  for (const one of [deskRoutes, leadRoutes, bulkRoutes]) await app.register(one, parts)
}
