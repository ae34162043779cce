export { statusPages } from './routes.tsx'
