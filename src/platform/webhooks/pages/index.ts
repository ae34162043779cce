import type { RoomRoutes } from '../../http/index.ts'
import { listRoutes } from './list-routes.tsx'
import { noticeRoutes } from './notice-routes.tsx'
import { webhookRoutes } from './webhook-routes.tsx'

/** Who is told of what happens, and what is stuck on its way: events to systems, notices to people. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of [listRoutes, noticeRoutes, webhookRoutes]) await app.register(routes, parts)
}
