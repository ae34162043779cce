import type { RoomRoutes } from '../../../platform/http/index.ts'
import { boundaryPageRoutes } from './boundaries/routes.tsx'
import { changeRoutes } from './change/routes.tsx'
import { comparableRoutes } from './comparable/routes.tsx'
import { custodianRoutes } from './custodian/routes.tsx'
import { decisionPageRoutes } from './decisions/routes.tsx'
import { listRoutes } from './list/routes.tsx'
import { mapRoutes } from './map/routes.tsx'
import { searchRoutes } from './search/routes.tsx'
import { unitPageRoutes } from './unit/routes.tsx'

/** The register's pages; mounted at /. */
export const pages: RoomRoutes = async (app, options) => {
  await app.register(searchRoutes, options)
  for (const [type, path] of [
    ['area', 'areas'],
    ['organization', 'organizations']
  ] as const) {
    await app.register(listRoutes(type, path), options)
    await app.register(unitPageRoutes(type, path), options)
    await app.register(changeRoutes(type, path), options)
  }
  await app.register(custodianRoutes, options)
  await app.register(comparableRoutes, options)
  await app.register(decisionPageRoutes, options)
  await app.register(mapRoutes, options)
  await app.register(boundaryPageRoutes, options)
}
