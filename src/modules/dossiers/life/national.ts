import type { Life } from './life.ts'

/** The ten state codes of the national portal, derived: nothing sets them. */
export type NationalState = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

/**
 * The national state of a dossier; null while it is a draft. 9 is said when the result is released with its number,
 * not when it is signed; 10 only when it is in the citizen's hands.
 */
export function nationalState({
  phase,
  waiting,
  submittedAt,
  supplements
}: Pick<Life, 'phase' | 'waiting' | 'submittedAt' | 'supplements'>): NationalState | null {
  if (waiting.some((one) => one.for === 'supplement')) return 5
  if (waiting.some((one) => one.for === 'payment')) return 6
  switch (phase) {
    case 'new':
    case 'draft':
      return null
    case 'submitted':
      return 1
    case 'received':
      return 2
    case 'refused':
      return 3
    case 'in_work':
    case 'proposed':
    case 'signed':
      return 4
    case 'withdrawn':
      // A draft that was given up was never anybody's business, unless the office had asked for more.
      return submittedAt || supplements ? 7 : null
    case 'stopped':
      return 8
    case 'released':
    case 'at_center':
      return 9
    case 'handed_over':
      return 10
  }
}
