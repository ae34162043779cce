import type { RoomRoutes } from '../../../platform/http/index.ts'
import { actRoutes } from './api/acts.ts'
import { questionRoutes } from './api/questions.ts'

/** Posts, people and positions, and the acts on them; mounted at /api. */
export const api: RoomRoutes = async (app, options) => {
  await app.register(questionRoutes, options)
  await app.register(actRoutes, options)
}
