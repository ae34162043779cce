import { type RawBuilder, sql } from 'kysely'
import type { View } from './question.ts'
import type { Desk } from './scope.ts'

/**
 * What somebody typed: numbers and codes as they are; anything else by its words, with or without accents. Words are
 * looked up together with the tokens of the bodies of the desk, so that a search in one commune does not go through the
 * names of the province.
 */
export function words(desk: Desk, view: View, q: string, goOn = false): RawBuilder<boolean> {
  const text = q.trim().slice(0, 100)
  const digits = text.replaceAll(/[\s.-]/g, '').replace(/^\+84/, '0')
  if (/^\d{8,15}$/.test(digits))
    return sql`(d.applicant_number = ${digits} or d.applicant_phone = ${digits} or d.code = ${text})`
  if (/^\S+-\d{6}-\d+$/.test(text)) return sql`d.code = any (array[${text}, upper(${text})])`
  const looked = wordsOf(text, goOn)
  if (!looked) return sql`false`
  const origins = originsOf(desk, view)
  const asked = [origins, looked].filter(Boolean).join(' & ')
  // A dossier bears the token of whoever leads it; those of which a step is done here are few.
  if (origins && desk.steps)
    return sql`(d.search @@ to_tsquery('simple', ${asked})
      or (d.step_pile_id is not null and d.ended_at is null and d.search @@ to_tsquery('simple', ${looked})))`
  return sql`d.search @@ to_tsquery('simple', ${asked})`
}

/**
 * Whether what is looked for finds few outside the desk: then those are read first. The planner, which takes words for
 * independent of bodies, would go through all that the desk has as well.
 */
export const findsFew = (desk: Desk, view: View, q: string): boolean =>
  isExact(q) || originsOf(desk, view) !== ''

/** More than so many tokens cost more than they save. */
const mostTokens = 100

/** The tokens with which dossiers of the view are marked (see book/write.ts); '' when they would not help. */
function originsOf(desk: Desk, view: View): string {
  const plain = (letter: string) => (id: string) => letter + id.replaceAll('-', '')
  const tokens =
    view === 'unit' || view === 'body'
      ? desk.origins.map(plain('o'))
      : view === 'counter'
        ? [...desk.counters, ...desk.divided].map(plain('r'))
        : []
  return tokens.length && tokens.length <= mostTokens ? `(${tokens.join(' | ')})` : ''
}

/** Whether it is a number or a code, which one row or few have. */
export const isExact = (q: string): boolean =>
  /^\+?[\d\s.-]{8,}$/.test(q.trim()) || /^\S+-\d{6}-\d+$/.test(q.trim())

/** Shorter beginnings fit too many words. */
const shortestBeginning = 4

/**
 * Words for a text search. Syllables of a name are short, and beginnings of common ones fit everybody: only when
 * nobody has the words as they are, the last is taken as a beginning. Signs that mean something to a text search
 * are left out; '' when nothing else is left.
 */
export function wordsOf(text: string, goOn = true): string {
  const folded = text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
  const found = folded.match(/[\p{L}\p{N}][\p{L}\p{N}.-]*/gu) ?? []
  const last = found.length - 1
  return found
    .map(
      (word, index) => `'${word}'${goOn && index === last && word.length >= shortestBeginning ? ':*' : ''}`
    )
    .join(' & ')
}
