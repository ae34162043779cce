import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { assignmentRoutes } from './assignment-routes.tsx'
import { delegationRoutes } from './delegation-routes.tsx'
import { lineRoutes } from './line-routes.tsx'
import { listRoutes } from './list-routes.tsx'
import { newRoutes } from './new-routes.tsx'
import { stepRoutes } from './step-routes.tsx'
import { substitutionRoutes } from './substitution-routes.tsx'
import { vestingRoutes } from './vesting-routes.tsx'

const all = [
  listRoutes,
  newRoutes,
  delegationRoutes,
  lineRoutes,
  stepRoutes,
  assignmentRoutes,
  substitutionRoutes,
  vestingRoutes
]

/** Pages of delegations: drafted, checked, signed, published, ended; work among chairs; who stands in. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const routes of all) await app.register(routes, parts)
}
