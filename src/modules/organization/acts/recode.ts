import { registerAct } from './change-register.ts'

/** Gives a unit another code; the old one stays resolvable with its date. */
export const recode = registerAct('recode')
