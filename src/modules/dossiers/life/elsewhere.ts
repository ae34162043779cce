import type { DossierEvent } from './events.ts'
import type { Life } from './life.ts'

/** Where the present step is done when it is not done at the body that leads. The lead stays accountable throughout. */
export interface Elsewhere {
  /** The body that was competent when it was passed on; on a later day whoever took over from it. */
  body: string
  /** The pile in which it lies there. */
  pile?: number
  since: string
  /** Who works on the step, in which unit. */
  person?: string
  unit?: string
}

type Handing = Extract<DossierEvent, { type: 'assign' | 'take_over' | 'pass' }>

/** The life back at the body that leads. */
export function atLead({ elsewhere: _left, ...life }: Life): Life {
  return life
}

/** The life with its step at another body; who works on it there stays, when it was there before. */
export function atOther(life: Life, { at, body, pile, to, unit }: PassTo): Life {
  const { elsewhere } = life
  const before = elsewhere?.body === body ? elsewhere : undefined
  const there: Elsewhere = { body, ...(pile !== undefined && { pile }), since: at }
  return { ...life, elsewhere: withHand({ ...before, ...there }, to, unit) }
}

type PassTo = Extract<Handing, { type: 'pass' }> & { body: string }

/** The life with another hand at the step that is done elsewhere; whoever is accountable stays. */
export function handed(life: Life, to: string | undefined, unit?: string): Life {
  return life.elsewhere ? { ...life, elsewhere: withHand(life.elsewhere, to, unit) } : life
}

/** A unit that gets it decides anew who works on it. */
function withHand({ person, unit: before, ...there }: Elsewhere, to?: string, unit?: string): Elsewhere {
  const hand = to ?? (unit && unit !== before ? undefined : person)
  const where = unit ?? before
  return { ...there, ...(hand && { person: hand }), ...(where && { unit: where }) }
}
