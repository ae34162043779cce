import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { beginRoutes } from './begin/routes.tsx'
import { ownPaperRoutes } from './mine/paper-routes.ts'
import { paymentRoutes } from './mine/payment-routes.tsx'
import { mineRoutes } from './mine/routes.tsx'
import { supplementRoutes } from './mine/supplement-routes.tsx'
import { withdrawRoutes } from './mine/withdraw-routes.tsx'
import { startRoutes } from './start/routes.tsx'
import { checkRoutes } from './steps/check-routes.tsx'
import { formRoutes } from './steps/form-routes.tsx'
import { papersRoutes } from './steps/papers-routes.tsx'
import { placeRoutes } from './steps/place-routes.tsx'
import { youRoutes } from './steps/you-routes.tsx'

/** Where people apply at home, and see what became of it. Nothing of it stays in a browser that others may use. */
export const applyPages: RoomRoutes = async (app, parts) => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'private, no-store')
  })
  for (const one of [
    startRoutes,
    beginRoutes,
    placeRoutes,
    youRoutes,
    formRoutes,
    papersRoutes,
    checkRoutes,
    mineRoutes,
    ownPaperRoutes,
    paymentRoutes,
    supplementRoutes,
    withdrawRoutes
  ])
    await app.register(one, parts)
}
