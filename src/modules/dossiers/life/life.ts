import { atLead, atOther, type Elsewhere, handed } from './elsewhere.ts'
import type { DossierEvent } from './events.ts'
import { type Refusal, refusalOf } from './possible.ts'

/** Where a dossier stands. Signed, released, sent and handed over are four different things. */
export type Phase =
  | 'new'
  | 'draft'
  | 'submitted'
  | 'received'
  | 'in_work'
  | 'proposed'
  | 'signed'
  | 'released'
  | 'at_center'
  | 'handed_over'
  | 'refused'
  | 'stopped'
  | 'withdrawn'

/** What the dossier waits for; the clock stands meanwhile. */
export type Waiting = 'supplement' | 'payment' | 'opinion'

/** What the events of a dossier come to. Moments are ISO, as the events give them. */
export interface Life {
  phase: Phase
  waiting: readonly { for: Waiting; since: string; id?: string }[]
  /** Spans in which the clock stood, as they were; `to` null: it still stands. */
  stands: readonly { from: string; to: string | null; why: Waiting }[]
  submittedAt: string | null
  /** When the office learned of an online submission, if that was later: until then it had nothing to answer. */
  submissionLearnedAt?: string
  receivedAt: string | null
  /** When the settling ended: released, refused, stopped, withdrawn; else null. */
  endedAt: string | null
  /** The clock stands at least until then, because something that ended was learned of so late. */
  heldUntil: string | null
  supplements: number
  extendedTo: string | null
  /** When the new date was given: what is waited for from then on moves it. */
  extendedAt?: string
  paid: boolean
  /** Opinions that are asked for and not given. */
  openOpinions: readonly string[]
  assignedTo: string | null
  unit: string | null
  /** The present step is done at another body; left out: at the one that leads. */
  elsewhere?: Elsewhere
  outcome: 'grant' | 'deny' | null
  /** Number of the result, given when it is released. */
  number: string | null
  last: string | null
}

export const noLife: Life = {
  phase: 'new',
  waiting: [],
  stands: [],
  submittedAt: null,
  receivedAt: null,
  endedAt: null,
  heldUntil: null,
  supplements: 0,
  extendedTo: null,
  paid: false,
  openOpinions: [],
  assignedTo: null,
  unit: null,
  outcome: null,
  number: null,
  last: null
}

/**
 * The life after an event, or why it cannot happen. Pure: the same events always come to the same life.
 */
export function live(life: Life, event: DossierEvent): { life: Life } | { refusal: Refusal } {
  const refusal = refusalOf(life, event)
  return refusal ? { refusal } : { life: after(life, event) }
}

/** The life that a whole history comes to. Refused events change nothing and are told with their place. */
export function liveThrough(events: readonly DossierEvent[]): {
  life: Life
  refusals: { index: number; refusal: Refusal }[]
} {
  let life = noLife
  const refusals: { index: number; refusal: Refusal }[] = []
  for (const [index, event] of events.entries()) {
    const next = live(life, event)
    if ('life' in next) life = next.life
    else refusals.push({ index, refusal: next.refusal })
  }
  return { life, refusals }
}

function after(life: Life, event: DossierEvent): Life {
  const next = { ...life, last: event.at }
  switch (event.type) {
    case 'draft':
      return { ...next, phase: 'draft' }
    case 'submit':
      return {
        ...next,
        phase: 'submitted',
        submittedAt: event.at,
        ...(event.learnedAt && { submissionLearnedAt: event.learnedAt })
      }
    case 'receive':
      return { ...next, phase: 'received', submittedAt: life.submittedAt ?? event.at, receivedAt: event.at }
    case 'ask_supplement':
      return waitFrom({ ...next, supplements: life.supplements + 1 }, 'supplement', event.at)
    case 'supplement':
      return waitUntil(next, 'supplement', known(event))
    case 'ask_payment':
      return waitFrom(next, 'payment', event.at)
    case 'pay':
      return waitUntil({ ...next, paid: true }, 'payment', known(event))
    case 'assign':
      if (event.elsewhere) return handed(next, event.to, event.unit)
      // A unit that gets it decides anew who works on it.
      return {
        ...next,
        phase: 'in_work',
        assignedTo: event.to ?? (event.unit && event.unit !== life.unit ? null : life.assignedTo),
        unit: event.unit ?? life.unit
      }
    case 'take_over':
      if (event.elsewhere) return handed(next, event.by)
      return { ...next, phase: 'in_work', assignedTo: event.by }
    case 'pass':
      // Whoever leads stays accountable while a step is done elsewhere.
      if (event.body) return atOther(next, { ...event, body: event.body })
      return {
        ...atLead(next),
        assignedTo: event.to ?? (event.unit ? null : life.assignedTo),
        unit: event.unit ?? life.unit
      }
    case 'seek_opinion': {
      const asked = { ...next, openOpinions: [...life.openOpinions, event.id] }
      return event.waits ? waitFrom(asked, 'opinion', event.at, event.id) : asked
    }
    case 'give_opinion': {
      const given = { ...next, openOpinions: life.openOpinions.filter((id) => id !== event.id) }
      return waitUntil(given, 'opinion', known(event), event.id)
    }
    case 'propose':
      return { ...next, phase: 'proposed', outcome: event.outcome }
    case 'return':
      // It goes back to where it was proposed.
      return { ...next, phase: 'in_work' }
    case 'sign':
      return { ...atLead(next), phase: 'signed' }
    case 'release':
      return { ...next, phase: 'released', endedAt: event.at, number: event.number }
    case 'send':
      return { ...next, phase: 'at_center' }
    case 'hand_over':
      return { ...next, phase: 'handed_over' }
    case 'refuse':
      return ended(next, 'refused', event.at)
    case 'stop':
      return ended(next, 'stopped', event.at)
    case 'withdraw':
      return ended(next, 'withdrawn', event.at)
    case 'extend':
      return { ...next, extendedTo: event.until, extendedAt: event.at }
    case 'move_version':
      // The steps of the other version are other steps.
      return atLead(next)
    case 'correct':
    case 'recompute':
      return next
  }
}

/**
 * From when the office can go on with what it waited for: when it learned of it, not when it happened. A message that comes
 * late makes nothing overdue.
 */
const known = ({ at, learnedAt }: DossierEvent): string => learnedAt ?? at

const later = (one: string, other: string | null): string =>
  other !== null && Temporal.Instant.compare(one, other) < 0 ? other : one

function waitFrom(life: Life, what: Waiting, since: string, id?: string): Life {
  const waiting = [...life.waiting, { for: what, since, ...(id && { id }) }]
  // The clock stands once, however many things are waited for, and goes on standing where it stands still.
  if (life.waiting.length) return { ...life, waiting }
  const last = life.stands.at(-1)
  if (last?.to && Temporal.Instant.compare(last.to, since) >= 0)
    return {
      ...life,
      waiting,
      heldUntil: last.to,
      stands: [...life.stands.slice(0, -1), { ...last, to: null }]
    }
  return { ...life, waiting, stands: [...life.stands, { from: since, to: null, why: what }] }
}

function waitUntil(life: Life, what: Waiting, at: string, id?: string): Life {
  const waiting = life.waiting.filter((one) => one.for !== what || one.id !== id)
  if (waiting.length === life.waiting.length) return life
  const to = later(at, life.heldUntil)
  if (waiting.length) return { ...life, waiting, heldUntil: to }
  const stands = life.stands.map((one) => (one.to === null ? { ...one, to } : one))
  return { ...life, waiting, stands, heldUntil: null }
}

/** What was never supplemented ended when it was asked for, not when the office gave up waiting. */
function ended(life: Life, phase: Phase, at: string): Life {
  const asked = life.waiting.find((one) => one.for === 'supplement')
  const endedAt = asked && phase !== 'refused' ? asked.since : at
  const stands = life.stands.map((one) => (one.to === null ? { ...one, to: at } : one))
  return { ...atLead(life), phase, waiting: [], openOpinions: [], endedAt, stands }
}
