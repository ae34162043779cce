import type { RoomRoutes } from '../../../platform/http/index.ts'
import { deskPages } from './desk/index.ts'
import { dossierPages } from './dossier/index.ts'
import { receptionPages } from './reception/index.ts'
import { statusPages } from './status/index.ts'

/** Counters, desks, one dossier on one page, and where a dossier stands for whoever has its code. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const one of [receptionPages, deskPages, dossierPages, statusPages]) await app.register(one, parts)
}
