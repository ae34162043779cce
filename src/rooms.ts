import * as organization from './modules/organization/index.ts'
import * as reports from './modules/reports/index.ts'
import type { Room } from './platform/http/index.ts'

/** The rooms that have routes, in the order of dependence. */
export const rooms: Room[] = [
  { name: 'organization', api: organization.api },
  { name: 'reports', api: reports.api, pages: reports.pages }
]
