import type { Entry } from '../dossier.ts'

/** What was asked for last. */
export interface PaymentAsked {
  /** In đồng. */
  amount: number
  /** How it comes to that: the fees with what is remitted. */
  note: string
  at: string
}

/** What a book asks to be paid; undefined: nothing was ever asked. */
export function paymentAsked(
  book: readonly Pick<Entry, 'type' | 'at' | 'payload'>[]
): PaymentAsked | undefined {
  const entry = book.findLast(({ type }) => type === 'ask_payment')
  if (entry?.payload.type !== 'ask_payment') return undefined
  const { note } = (entry.payload.with ?? {}) as { note?: string }
  return { amount: entry.payload.amount, note: note ?? '', at: entry.at }
}
