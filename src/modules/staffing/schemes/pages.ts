import type { RoomRoutes } from '../../../platform/http/index.ts'

/** Pages of this part of the room. */
export const pages: RoomRoutes = async () => undefined
