import { registerAct } from './change-register.ts'

/** Ends units; what they answered for passes to units that exist. */
export const dissolve = registerAct('dissolve')
