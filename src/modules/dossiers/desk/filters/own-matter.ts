import { refusal } from '../../../../platform/problem.ts'
import type { Actor, Book } from '../../../../platform/record/index.ts'

/**
 * How somebody arranges their own desk is no fact about the province: it stands in no record, and the register is not
 * read anew because of it. To do it twice changes nothing, so that no key has to be remembered.
 */
export const ownMatter: Book<never> = { known: async () => undefined }

/** @throws refusal for whoever is in no staff register */
export function ownPerson({ personId }: Actor): string {
  if (!personId) throw refusal('desk.refusal.no_person')
  return personId
}
