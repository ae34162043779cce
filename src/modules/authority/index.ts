export * from './access/index.ts'
export { api } from './api.ts'
export { pages } from './pages.ts'
export * from './resolve/index.ts'
