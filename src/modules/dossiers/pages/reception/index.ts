import type { RoomRoutes } from '../../../../platform/http/index.ts'

export const receptionPages: RoomRoutes = async () => undefined
