import type { RoomRoutes } from '../../../../platform/http/index.ts'

export const deskPages: RoomRoutes = async () => undefined
