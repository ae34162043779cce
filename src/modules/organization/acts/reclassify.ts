import { registerAct } from './change-register.ts'

/** Makes a unit another kind (a commune becomes a ward). */
export const reclassify = registerAct('reclassify')
