import type { DossierEvent, EventType } from './events.ts'
import type { Life, Phase, Waiting } from './life.ts'

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
  | { key: 'extend_later' | 'extend_too_far' }
  | { key: 'step_elsewhere' | 'step_here' }

const settling: Phase[] = ['received', 'in_work', 'proposed']
const beforeEnd: Phase[] = ['submitted', ...settling, 'signed']

/** In which phases each event can happen. */
const possible: Record<EventType, readonly Phase[]> = {
  draft: ['new', 'draft'],
  submit: ['new', 'draft'],
  receive: ['new', 'draft', 'submitted'],
  refuse: ['new', 'draft', 'submitted'],
  ask_supplement: ['draft', 'submitted', 'received', 'in_work'],
  supplement: ['draft', 'submitted', 'received', 'in_work'],
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
  return types.filter(
    (type) => possible[type].includes(life.phase) && !waitingRefusal(life, type) && !neverRefusal(life, type)
  )
}

/** Why an event cannot happen to a dossier, or undefined when it can. */
export function refusalOf(life: Life, event: DossierEvent): Refusal | undefined {
  if (life.last && Temporal.Instant.compare(event.at, life.last) < 0)
    return { key: 'earlier_than_last', last: life.last }
  if (event.learnedAt && Temporal.Instant.compare(event.learnedAt, event.at) < 0)
    return { key: 'learned_before' }
  if (!possible[event.type].includes(life.phase))
    return { key: 'not_now', phase: life.phase, open: openEvents(life) }
  return waitingRefusal(life, event.type) ?? neverRefusal(life, event.type) ?? ownRefusal(life, event)
}

/** What can happen although something is waited for. */
const despiteWaiting = new Set<EventType>([
  ...([
    'withdraw',
    'stop',
    'refuse',
    'ask_supplement',
    'ask_payment',
    'give_opinion',
    'seek_opinion',
    'assign',
    'take_over',
    'pass',
    'extend'
  ] as const),
  ...(['correct', 'move_version', 'recompute'] as const)
])

/**
 * While something is waited for, nothing is settled: what ends the waiting or the dossier can happen, and other things
 * can be waited for beside it; the clock stands once for all of them.
 */
function waitingRefusal(life: Life, type: EventType): Refusal | undefined {
  const waits = (what: Waiting) => life.waiting.some((one) => one.for === what)
  if (type === 'supplement')
    return waits('supplement') ? undefined : { key: 'not_waiting', for: 'supplement' }
  if (type === 'pay') return waits('payment') ? undefined : { key: 'not_waiting', for: 'payment' }
  if (type === 'ask_payment' && waits('payment')) return { key: 'waiting', for: 'payment' }
  if (despiteWaiting.has(type)) return undefined
  const [first] = life.waiting
  return first ? { key: 'waiting', for: first.for } : undefined
}

/** What the life forbids, whatever the event says. */
function neverRefusal(life: Life, type: EventType): Refusal | undefined {
  // Once, with everything that is missing: to ask again counts against the office.
  if (type === 'ask_supplement' && life.supplements > 0) return { key: 'supplement_once' }
  if (type === 'extend' && life.extendedTo) return { key: 'extended_once' }
  if (type === 'propose' && life.openOpinions.length)
    return { key: 'opinions_open', count: life.openOpinions.length }
  return undefined
}

function ownRefusal(life: Life, event: DossierEvent): Refusal | undefined {
  switch (event.type) {
    case 'seek_opinion':
      return life.openOpinions.includes(event.id) ? { key: 'opinion_known', id: event.id } : undefined
    case 'give_opinion':
      return life.openOpinions.includes(event.id) ? undefined : { key: 'opinion_unknown', id: event.id }
    case 'assign':
    case 'take_over':
      return event.elsewhere && !life.elsewhere ? { key: 'step_here' } : undefined
    case 'pass':
      // A proposal waits for whoever decides; until then it is worked on, here or there.
      return event.body && life.phase !== 'in_work'
        ? { key: 'not_now', phase: life.phase, open: openEvents(life) }
        : undefined
    case 'propose':
      if (event.elsewhere && !life.elsewhere) return { key: 'step_here' }
      if (life.elsewhere && !event.elsewhere) return { key: 'step_elsewhere' }
      return undefined
    case 'extend':
      if (Temporal.Instant.compare(event.until, event.at) <= 0) return { key: 'extend_later' }
      return yearOf(event.until) - yearOf(event.at) > longestExtension ? { key: 'extend_too_far' } : undefined
    default:
      return undefined
  }
}

/** Years after which a new date is a slip of the pen: no law knows terms so long. */
const longestExtension = 5

const yearOf = (iso: string) => Temporal.Instant.from(iso).toZonedDateTimeISO('UTC').year
