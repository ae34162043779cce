import type { RoomRoutes } from '../../../../platform/http/index.ts'

export const dossierPages: RoomRoutes = async () => undefined
