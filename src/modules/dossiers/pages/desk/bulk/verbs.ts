import type { EventType } from '../../../life/events.ts'

/** What can be done to many dossiers at once; each is an act of its own. */
export const bulkVerbs = ['take-over', 'assign', 'sign', 'return', 'release', 'send', 'hand-over'] as const
export type BulkVerb = (typeof bulkVerbs)[number]

/** By which event each is done, and what has to be said for it. */
export const bulk: Record<
  BulkVerb,
  { event: EventType; asks: readonly ('to' | 'note' | 'reason' | 'number')[] }
> = {
  'take-over': { event: 'take_over', asks: [] },
  assign: { event: 'assign', asks: ['to', 'note'] },
  sign: { event: 'sign', asks: ['note'] },
  return: { event: 'return', asks: ['reason'] },
  release: { event: 'release', asks: ['number'] },
  send: { event: 'send', asks: [] },
  'hand-over': { event: 'hand_over', asks: [] }
}

/** Message keys say it with an underscore. */
export const wordOf = (verb: BulkVerb) => verb.replace('-', '_')

/** What is offered for a list: what may be done to at least one of its rows. */
export const offered = (rows: readonly { may: readonly BulkVerb[] }[]): BulkVerb[] =>
  bulkVerbs.filter((verb) => rows.some(({ may }) => may.includes(verb)))
