import { registerPlanPart } from '../changeover/index.ts'
import { peoplePart } from './placement/part.ts'

registerPlanPart(peoplePart)

export { api } from './api.ts'
export { bodiesWhere, powerEverywhere } from './bodies-where.ts'
export {
  exportList,
  formats as sheetFormats,
  importSheet,
  type ListId,
  listIds,
  sayFault,
  trySheet
} from './exchange/index.ts'
export { pages } from './pages.ts'
export { type AppointInput, appoint } from './people/acts/appoint.ts'
export { depart } from './people/acts/depart.ts'
export { endAppointment } from './people/acts/end-appointment.ts'
export { endPost } from './people/acts/end-post.ts'
export { openPost } from './people/acts/open-post.ts'
export { recordAbsence } from './people/acts/record-absence.ts'
export { registerPerson } from './people/acts/register-person.ts'
export { type Career, type CareerStep, careerOf } from './people/store-career.ts'
export { type Capacity, capacitiesOf, findPerson, type Person, personByCode } from './people/store-persons.ts'
export { listPositions, type Position } from './people/store-positions.ts'
export { type Holder, leadersOf, type PostOnDay, postsOf } from './people/store-posts.ts'
export { emailsOf, mayReadPrivate, type PrivateData, privateDataOf } from './people/store-private.ts'
export {
  type FoundPerson,
  searchPeople,
  staffCounts,
  type Vacancy,
  vacancies
} from './people/store-search.ts'
export type { Viewer } from './people/viewer.ts'
export { clearPlacement } from './placement/acts/clear-placement.ts'
export { importPlacements } from './placement/acts/import-placements.ts'
export { placePerson } from './placement/acts/place-person.ts'
export { proposeForPeople } from './placement/acts/propose-for-people.ts'
export { peopleOfPlan } from './placement/people-of-plan.ts'
export { placementsCsv, readPlacements } from './placement/placements-csv.ts'
export { assignQuota } from './quotas/acts/assign-quota.ts'
export { changeQuota } from './quotas/acts/change-quota.ts'
export { takeBackQuota } from './quotas/acts/take-back-quota.ts'
export { type Pot, pots, type Standing } from './quotas/quota.ts'
export { type QuotaRow, quotaStanding, quotasOn } from './quotas/store-standing.ts'
export { schemeInForce } from './schemes/store.ts'
export { exempt, listStandards, recordQualification, standardsOf } from './standards/index.ts'
