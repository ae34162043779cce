export { calendarPages } from './routes.tsx'
