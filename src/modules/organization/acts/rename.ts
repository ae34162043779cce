import { registerAct } from './change-register.ts'

/** Gives a unit another name; code and identity stay. */
export const rename = registerAct('rename')
