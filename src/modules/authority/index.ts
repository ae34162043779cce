import { registerPlanPart } from '../changeover/index.ts'
import { powersPart } from './plan-part.ts'

registerPlanPart(powersPart)

export * from './access/index.ts'
export { api } from './api.ts'
export { decides } from './decide/ask.ts'
export { personByCode } from './decide/store/person.ts'
export { areaNames, type PlaceFound } from './decide/store/place.ts'
export { pages } from './pages.ts'
export * from './resolve/index.ts'
