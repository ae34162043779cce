import * as authority from './modules/authority/index.ts'
import * as changeover from './modules/changeover/index.ts'
import * as dossiers from './modules/dossiers/index.ts'
import * as organization from './modules/organization/index.ts'
import * as procedures from './modules/procedures/index.ts'
import * as reports from './modules/reports/index.ts'
import * as staffing from './modules/staffing/index.ts'
import type { Room } from './platform/http/index.ts'
import * as webhooks from './platform/webhooks/index.ts'

/** The rooms that have routes, in the order of dependence. */
export const rooms: Room[] = [
  { name: 'webhooks', api: webhooks.api, pages: webhooks.pages },
  { name: 'organization', api: organization.api, pages: organization.pages },
  { name: 'changeover', api: changeover.api, pages: changeover.pages },
  { name: 'staffing', api: staffing.api, pages: staffing.pages },
  { name: 'authority', api: authority.api, pages: authority.pages },
  { name: 'procedures', api: procedures.api, pages: procedures.pages },
  { name: 'dossiers', api: dossiers.api, pages: dossiers.pages, navigation: dossiers.navigation },
  { name: 'reports', api: reports.api, pages: reports.pages }
]
