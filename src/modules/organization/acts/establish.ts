import { registerAct } from './change-register.ts'

/** Establishes a new unit: an area or a body that had no predecessor. */
export const establish = registerAct('establish')
