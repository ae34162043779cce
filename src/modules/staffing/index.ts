export { api } from './api.ts'
export { pages } from './pages.ts'
export { type Capacity, capacitiesOf, findPerson, type Person, personByCode } from './people/store-persons.ts'
