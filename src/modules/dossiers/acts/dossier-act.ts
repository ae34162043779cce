import { z } from 'zod'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'
import type { Act, ActContext, Actor, Ground } from '../../../platform/record/index.ts'
import { dossierBook } from '../book/book.ts'
import type { FactColumns } from '../book/columns.ts'
import { type Happening, happen } from '../book/happen.ts'
import type { Incoming } from '../book/papers.ts'
import { lockedDossier, theOne } from '../book/read.ts'
import type { Dossier, DossierAnswer } from '../dossier.ts'
import { dayAt } from '../law.ts'
import { zMoment } from '../life/events.ts'
import { Where } from '../where.ts'
import { needSent } from './own.ts'

/**
 * What every act on a dossier is given: which, the last entry of its book that whoever acts has seen (when there are
 * later ones, they are told instead of acting on what is no more), and when it happened, if haicap learns of it late.
 */
export const onDossier = {
  id: z.uuid(),
  seen: z.number().int().positive().optional(),
  happenedAt: zMoment.optional()
}

/** A dossier under its lock, in the hands of someone. */
export interface On {
  tx: Tx
  actor: Actor
  /** The moment of the act, and its day in the place. */
  at: string
  day: Day
  dossier: Dossier
  /** Who has it, which unit works on it, where it is handed over. */
  where: Where
  need: ActContext['need']
}

/** What an act does to a dossier. */
export interface Done {
  happenings: readonly Happening[]
  ground: Ground | null
  facts?: FactColumns
  /** What comes in with it. */
  papers?: Incoming
  /** What else is written, once the entry stands. */
  afterwards?: (event: number) => Promise<unknown>
}

interface Spec<I> {
  name: string
  input: z.ZodType<I, unknown>
  run(on: On, input: I): Promise<Done>
}

/**
 * An act on one dossier: locked, asked for its power by `run`, written into its book. Whoever tells of something that
 * happened earlier needs the power to exchange dossiers with other systems, so that nobody hides delay.
 */
export function dossierAct<
  I extends { id: string; seen?: number | undefined; happenedAt?: string | undefined }
>({ name, input, run }: Spec<I>): Act<I, DossierAnswer> {
  return {
    name,
    input,
    power: null,
    book: dossierBook,
    first: ({ id }, now) => lockedDossier(id, now),
    async run(context, given) {
      const { tx, at, found = [] } = context
      const day = await dayAt(tx, at)
      const dossier = theOne(found as Dossier[])
      needSent(context.actor, dossier)
      if (given.seen !== undefined && given.seen < dossier.events)
        throw refusal('dossiers.refusal.changed_meanwhile', { count: dossier.events - given.seen })
      if (given.happenedAt) await context.need('dossiers.exchange', null)
      const { happenings, ground, facts, papers, afterwards } = await run(
        { ...context, day, dossier, where: new Where(tx, dossier, day) },
        given
      )
      const endsWithIt = context.endsWithIt && !afterwards
      const hand = { ...context, endsWithIt, happenedAt: given.happenedAt, ground }
      const result = await happen(hand, { id: dossier.id, dossier }, happenings, { facts, papers })
      await afterwards?.(result.event)
      return { result }
    }
  }
}
