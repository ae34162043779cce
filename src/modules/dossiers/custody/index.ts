export { planApi } from './api.ts'
export { type CustodySince, custodyHistoryOf } from './history.ts'
export { planPages } from './pages/index.ts'
export { dossiersPart } from './part.ts'
