import type { RoomRoutes } from '../../../platform/http/index.ts'

/** The API of this part of the room. */
export const api: RoomRoutes = async () => undefined
