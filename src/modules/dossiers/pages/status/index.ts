import type { RoomRoutes } from '../../../../platform/http/index.ts'

export const statusPages: RoomRoutes = async () => undefined
