import { registerAct } from './change-register.ts'

/** Splits a unit wholly, or takes a part of one that goes on. */
export const split = registerAct('split')
