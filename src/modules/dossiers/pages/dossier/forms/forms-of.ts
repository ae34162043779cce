import type { PaperKind } from '../../../papers/index.ts'
import type { Found } from '../read-dossier.ts'

/** The official papers of one dossier, by the numbers that people call them by. */
export const formKinds = {
  '01': 'receipt',
  '02': 'supplement',
  '03': 'refusal',
  '04': 'extension',
  '05': 'stop',
  '06': 'control'
} as const satisfies Record<string, PaperKind>

export type FormNumber = keyof typeof formKinds

/** Which papers a dossier has come to: each follows from something that happened. */
export function formsOf({ dossier, book }: Pick<Found, 'dossier' | 'book'>): FormNumber[] {
  const happened = new Set(book.map(({ type }) => type))
  const due: [FormNumber, boolean][] = [
    ['01', dossier.receivedAt !== null],
    ['02', happened.has('ask_supplement')],
    ['03', happened.has('refuse')],
    ['04', happened.has('extend')],
    ['05', happened.has('stop')],
    ['06', dossier.receivedAt !== null]
  ]
  return due.filter(([, is]) => is).map(([number]) => number)
}
