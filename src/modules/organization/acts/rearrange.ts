import { registerAct } from './change-register.ts'

/** Rearranges several units into several others. */
export const rearrange = registerAct('rearrange')
