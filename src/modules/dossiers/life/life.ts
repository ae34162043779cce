import type { DossierEvent, EventType } from './events.ts'

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
  receivedAt: string | null
  /** When the settling ended: released, refused, stopped, withdrawn; else null. */
  endedAt: string | null
  supplements: number
  extendedTo: string | null
  paid: boolean
  /** Opinions that are asked for and not given. */
  openOpinions: readonly string[]
  assignedTo: string | null
  unit: string | null
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

/** Why something cannot be done to a dossier now. */
export type Refusal =
  | { key: 'not_now'; phase: Phase; open: EventType[] }
  | { key: 'earlier_than_last'; last: string }
  | { key: 'learned_before' }
  | { key: 'waiting'; for: Waiting }
  | { key: 'not_waiting'; for: Waiting }
  | { key: 'supplement_once' }
  | { key: 'opinion_known' | 'opinion_unknown'; id: string }
  | { key: 'opinions_open'; count: number }
  | { key: 'extended_once' }
  | { key: 'extend_later' }

const settling: Phase[] = ['received', 'in_work', 'proposed']
const beforeEnd: Phase[] = ['submitted', ...settling, 'signed']

/** In which phases each event can happen. */
const possible: Record<EventType, readonly Phase[]> = {
  draft: ['new', 'draft'],
  submit: ['new', 'draft'],
  receive: ['new', 'draft', 'submitted'],
  refuse: ['new', 'submitted'],
  ask_supplement: ['submitted', 'received', 'in_work'],
  supplement: ['submitted', 'received', 'in_work'],
  ask_payment: ['submitted', ...settling],
  pay: ['submitted', ...settling],
  assign: ['received', 'in_work'],
  take_over: ['received', 'in_work'],
  pass: ['in_work', 'proposed'],
  seek_opinion: ['in_work'],
  give_opinion: ['in_work', 'proposed'],
  propose: ['in_work'],
  return: ['proposed'],
  sign: ['proposed'],
  release: ['signed'],
  send: ['released'],
  hand_over: ['released', 'at_center'],
  stop: settling,
  withdraw: ['draft', ...beforeEnd],
  extend: [...settling, 'signed'],
  correct: ['draft', ...beforeEnd, 'released', 'at_center'],
  move_version: ['draft', 'submitted', ...settling],
  recompute: [...settling, 'signed']
}

/** What could happen next, for people and for the answer to a refused act. */
export function openEvents(life: Life): EventType[] {
  const types = Object.keys(possible) as EventType[]
  return types.filter((type) => possible[type].includes(life.phase) && !waitingRefusal(life, type))
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

function refusalOf(life: Life, event: DossierEvent): Refusal | undefined {
  if (life.last && Temporal.Instant.compare(event.at, life.last) < 0)
    return { key: 'earlier_than_last', last: life.last }
  if (event.learnedAt && Temporal.Instant.compare(event.learnedAt, event.at) < 0)
    return { key: 'learned_before' }
  if (!possible[event.type].includes(life.phase))
    return { key: 'not_now', phase: life.phase, open: openEvents(life) }
  return waitingRefusal(life, event.type) ?? ownRefusal(life, event)
}

/** What can happen although something is waited for. */
const despiteWaiting = new Set<EventType>([
  ...([
    'withdraw',
    'stop',
    'refuse',
    'give_opinion',
    'seek_opinion',
    'assign',
    'take_over',
    'pass',
    'extend'
  ] as const),
  ...(['correct', 'move_version', 'recompute'] as const)
])

/** While something is waited for, only what ends the waiting or the dossier can happen. */
function waitingRefusal(life: Life, type: EventType): Refusal | undefined {
  const waits = (what: Waiting) => life.waiting.some((one) => one.for === what)
  if (type === 'supplement')
    return waits('supplement') ? undefined : { key: 'not_waiting', for: 'supplement' }
  if (type === 'pay') return waits('payment') ? undefined : { key: 'not_waiting', for: 'payment' }
  if (despiteWaiting.has(type)) return undefined
  const [first] = life.waiting
  return first ? { key: 'waiting', for: first.for } : undefined
}

function ownRefusal(life: Life, event: DossierEvent): Refusal | undefined {
  switch (event.type) {
    // Once, with everything that is missing: to ask again counts against the office.
    case 'ask_supplement':
      return life.supplements > 0 ? { key: 'supplement_once' } : undefined
    case 'seek_opinion':
      return life.openOpinions.includes(event.id) ? { key: 'opinion_known', id: event.id } : undefined
    case 'give_opinion':
      return life.openOpinions.includes(event.id) ? undefined : { key: 'opinion_unknown', id: event.id }
    case 'propose':
      return life.openOpinions.length ? { key: 'opinions_open', count: life.openOpinions.length } : undefined
    case 'extend':
      if (life.extendedTo) return { key: 'extended_once' }
      return Temporal.Instant.compare(event.until, event.at) > 0 ? undefined : { key: 'extend_later' }
    default:
      return undefined
  }
}

function after(life: Life, event: DossierEvent): Life {
  const next = { ...life, last: event.at }
  switch (event.type) {
    case 'draft':
      return { ...next, phase: 'draft' }
    case 'submit':
      return { ...next, phase: 'submitted', submittedAt: event.at }
    case 'receive':
      return { ...next, phase: 'received', submittedAt: life.submittedAt ?? event.at, receivedAt: event.at }
    case 'ask_supplement':
      return waitFrom({ ...next, supplements: life.supplements + 1 }, 'supplement', event.at)
    case 'supplement':
      return waitUntil(next, 'supplement', event.at)
    case 'ask_payment':
      return waitFrom(next, 'payment', event.at)
    case 'pay':
      return waitUntil({ ...next, paid: true }, 'payment', event.at)
    case 'assign':
      // A unit that gets it decides anew who works on it.
      return {
        ...next,
        phase: 'in_work',
        assignedTo: event.to ?? (event.unit && event.unit !== life.unit ? null : life.assignedTo),
        unit: event.unit ?? life.unit
      }
    case 'take_over':
      return { ...next, phase: 'in_work', assignedTo: event.by }
    case 'pass':
      return {
        ...next,
        assignedTo: event.to ?? (event.unit ? null : life.assignedTo),
        unit: event.unit ?? life.unit
      }
    case 'seek_opinion': {
      const asked = { ...next, openOpinions: [...life.openOpinions, event.id] }
      return event.waits ? waitFrom(asked, 'opinion', event.at, event.id) : asked
    }
    case 'give_opinion': {
      const given = { ...next, openOpinions: life.openOpinions.filter((id) => id !== event.id) }
      return waitUntil(given, 'opinion', event.at, event.id)
    }
    case 'propose':
      return { ...next, phase: 'proposed', outcome: event.outcome }
    case 'return':
      return { ...next, phase: 'in_work' }
    case 'sign':
      return { ...next, phase: 'signed' }
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
      return { ...next, extendedTo: event.until }
    case 'correct':
    case 'move_version':
    case 'recompute':
      return next
  }
}

function waitFrom(life: Life, what: Waiting, since: string, id?: string): Life {
  // The clock stands once, however many things are waited for.
  const stands = life.waiting.length ? life.stands : [...life.stands, { from: since, to: null, why: what }]
  return { ...life, stands, waiting: [...life.waiting, { for: what, since, ...(id && { id }) }] }
}

function waitUntil(life: Life, what: Waiting, at: string, id?: string): Life {
  const waiting = life.waiting.filter((one) => one.for !== what || one.id !== id)
  if (waiting.length === life.waiting.length || waiting.length) return { ...life, waiting }
  return { ...life, waiting, stands: life.stands.map((one) => (one.to === null ? { ...one, to: at } : one)) }
}

/** What was never supplemented ended when it was asked for, not when the office gave up waiting. */
function ended(life: Life, phase: Phase, at: string): Life {
  const asked = life.waiting.find((one) => one.for === 'supplement')
  const endedAt = asked && phase !== 'refused' ? asked.since : at
  const stands = life.stands.map((one) => (one.to === null ? { ...one, to: at } : one))
  return { ...life, phase, waiting: [], openOpinions: [], endedAt, stands }
}
