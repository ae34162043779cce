import type { Format } from './schema.ts'

/**
 * What the province may already know when somebody applies, by the names that forms use (`x-known`). haicap's own
 * vocabulary: whoever shows a form says as much of it as is known, and people need not write it again.
 */
export const knownFacts = {
  'applicant.name': [],
  'applicant.id_number': ['personal-id'],
  'applicant.birth_date': ['date'],
  'applicant.sex': [],
  'applicant.ethnicity': [],
  'applicant.phone': ['phone'],
  'applicant.email': ['email'],
  'applicant.address': [],
  'applicant.organization': [],
  'commune.name': [],
  'province.name': [],
  today: ['date']
} as const satisfies Record<string, readonly Format[]>

export type KnownFact = keyof typeof knownFacts
/** What is known of somebody, as texts; days as ISO days. */
export type Known = Partial<Record<KnownFact, string>>

export function isKnownFact(name: unknown): name is KnownFact {
  return typeof name === 'string' && Object.hasOwn(knownFacts, name)
}

/** Whether a field of this kind may take a fact: any text, or a field of the fact's own format; a day fits a day alone. */
export function fits(fact: KnownFact, format: unknown): boolean {
  const formats: readonly unknown[] = knownFacts[fact]
  return format === undefined ? !formats.includes('date') : formats.includes(format)
}
