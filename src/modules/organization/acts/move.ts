import { registerAct } from './change-register.ts'

/** Puts a unit under another parent, or a body into another area. */
export const move = registerAct('move')
