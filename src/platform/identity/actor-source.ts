import type { Snapshot } from '../database/index.ts'
import type { Day } from '../day.ts'
import type { Language } from '../i18n/index.ts'
import type { Actor } from '../record/index.ts'
import type { Who } from './claims.ts'

/** Who asks, when, in which language and in which capacity. */
export interface Asking extends Who {
  today: Day
  language: Language
  /** The post in whose capacity they want to act; none: all together. */
  capacity?: string
}

/**
 * Makes an actor of whoever asks, anew for each request: who they are in the register, in which capacities they
 * serve now, and what follows. `capacity` of the actor is missing when they do not serve in the one asked for.
 */
export type ActorSource = (tx: Snapshot, asking: Asking) => Promise<Actor>

/** Whom a token of haicap's own stands for; null when it never was or has ended. */
export type TokenSource = (tx: Snapshot, token: string) => Promise<Who | null>

/** With this begins a token that haicap itself gave. */
export const tokenPrefix = 'haicap_'
