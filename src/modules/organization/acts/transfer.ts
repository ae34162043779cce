import { registerAct } from './change-register.ts'

/** Moves functions between bodies that both go on. */
export const transfer = registerAct('transfer')
