import { registerAct } from './change-register.ts'

/** Merges units into a new one, or into one that goes on. */
export const merge = registerAct('merge')
