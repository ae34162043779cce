import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Database } from '../../../../../platform/database/index.ts'
import { during } from '../../../../../platform/http/index.ts'
import { type Act, inputProblem, type PerformOptions, perform } from '../../../../../platform/record/index.ts'
import type { Posted } from '../../../../procedures/index.ts'
import { acts } from '../../../acts/index.ts'
import type { DossierAnswer } from '../../../dossier.ts'
import { linesOf, zItems } from '../lines.ts'
import { checked, textOf } from './facts.ts'
import type { IntakeMatter } from './matter.ts'

const needed = z.string().trim().min(1, { error: 'record.input.required' }).max(2000)
const refuseInput = z.object({ 'refuse.reason': needed, 'refuse.basis': z.string().optional() })
const askInput = z.object({
  'ask.items': z.string().transform(linesOf).pipe(zItems),
  'ask.reason': needed
})

/** What an officer does with what was handed in. */
export const deeds = ['receive', 'draft', 'refuse', 'ask'] as const
export type Deed = (typeof deeds)[number]

/**
 * Carries out what the officer chose. Refusing and asking for more keep what was handed in as a draft first, so that
 * nothing of it is lost and the paper given out belongs to something.
 */
export async function carryOut(
  deed: Deed,
  { database, request, matter, posted, facts }: CarriedOut
): Promise<DossierAnswer> {
  const by = new Hand(database, request, matter)
  switch (deed) {
    case 'receive':
      return by.receives(checked(matter.version, facts))
    case 'draft':
      return by.keeps(facts)
    case 'refuse': {
      const { 'refuse.reason': reason, 'refuse.basis': basis } = parsed(refuseInput, posted)
      const { id } = await by.keepsFirst(facts)
      return by.does('refuse', acts.refuse, { id, reason, basis })
    }
    case 'ask': {
      const { 'ask.items': items, 'ask.reason': reason } = parsed(askInput, posted)
      const { id } = await by.keepsFirst(facts)
      return by.does('ask', acts['ask-supplement'], { id, reason, items })
    }
  }
}

export interface CarriedOut {
  database: Database
  request: FastifyRequest
  matter: IntakeMatter
  posted: Posted
  facts: Record<string, unknown>
}

class Hand {
  readonly #database: Database
  readonly #options: PerformOptions
  readonly #matter: IntakeMatter

  constructor(database: Database, request: FastifyRequest, matter: IntakeMatter) {
    this.#database = database
    this.#options = during(request)
    this.#matter = matter
  }

  /** What was asked for came with it, if the draft waits for that. */
  async receives(facts: { papers: readonly unknown[] }): Promise<DossierAnswer> {
    const { draft, at } = this.#matter
    if (draft?.waiting.includes('supplement'))
      await this.does('supplement', acts.supplement, { id: draft.id, papers: facts.papers })
    const input = { ...(draft && { id: draft.id }), facts, receptionId: at.counter.id }
    return this.#perform(acts.receive, input, this.#options)
  }

  /** Keeps a draft, or changes the one that there is. */
  async keeps(facts: Record<string, unknown>): Promise<DossierAnswer> {
    const { draft, at } = this.#matter
    return draft
      ? this.#perform(acts.revise, { id: draft.id, facts }, this.#options)
      : this.#perform(acts.draft, { facts, receptionId: at.counter.id }, this.#options)
  }

  /** The same before something else is done with it, under a key of its own: when that fails the draft is gone on with. */
  async keepsFirst(facts: Record<string, unknown>): Promise<DossierAnswer> {
    const { draft, at } = this.#matter
    // To keep the same once more does no harm.
    const { idempotencyKey: _key, ...unkeyed } = this.#options
    return draft
      ? this.#perform(acts.revise, { id: draft.id, facts }, unkeyed)
      : this.does('draft', acts.draft, { facts, receptionId: at.counter.id })
  }

  /** A further act of the same sending, with a key of its own. */
  async does<I>(name: string, act: Act<I, DossierAnswer>, input: unknown): Promise<DossierAnswer> {
    const { idempotencyKey: key } = this.#options
    return this.#perform(act, input, {
      ...this.#options,
      ...(key && { idempotencyKey: `${key}.${name}` })
    })
  }

  #perform<I>(act: Act<I, DossierAnswer>, input: unknown, options: PerformOptions): Promise<DossierAnswer> {
    return perform(this.#database, act, this.#matter.at.actor, input, options)
  }
}

function parsed<T>(schema: z.ZodType<T, unknown>, posted: Posted): T {
  const given = Object.fromEntries(
    ['refuse.reason', 'refuse.basis', 'ask.items', 'ask.reason'].map((name) => [name, textOf(posted, name)])
  )
  const result = schema.safeParse(given)
  if (!result.success) throw inputProblem(result.error)
  return result.data
}
