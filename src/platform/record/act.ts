import type { z } from 'zod'
import type { Tx } from '../database/index.ts'

/** Who acts. */
export interface Actor {
  /** As the sign-in provider names them; `system:…` for haicap itself. */
  subject: string
  name: string
  /** Whether they hold the power `register.change`. */
  mayChangeRegister: boolean
  language?: 'vi' | 'en' | 'de'
}

export type Power = 'register.change'

/**
 * One thing that can be done, as data: API, page and command line all hand it to `perform`.
 * `run` gets nothing but a transaction, so whatever it does is done together with its entry in the record.
 */
export interface Act<I, O> {
  /** Room and verb, such as `organization.rename`. */
  name: string
  input: z.ZodType<I, unknown>
  power: Power | null
  run(context: ActContext, input: I): Promise<Outcome<O>>
}

export interface ActContext {
  tx: Tx
  actor: Actor
  /** The moment of the act, ISO with microseconds; later than every act before. */
  at: string
  /** The number of the entry that this act gets in the record. */
  recordId: number
  requestId?: string
}

/** What the act answers, and what the record keeps of it. */
export interface Outcome<O> {
  result: O
  decisionId?: string
  decisionNumber?: string
  subject?: { kind: string; id: string }
  reason?: string
  before?: unknown
  after?: unknown
}

/** haicap itself as an actor: loading a locality, a job. It may do everything; the record names it. */
export function systemActor(name: string): Actor {
  return { subject: `system:${name}`, name: 'haicap', mayChangeRegister: true }
}
