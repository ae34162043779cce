import { refusal } from '../../../platform/problem.ts'
import type { Actor } from '../../../platform/record/index.ts'

/** The person of the register who acts. @throws refusal for haicap itself and for whoever the register does not know */
export function personOf(actor: Actor): string {
  if (!actor.personId) throw refusal('dossiers.refusal.no_person')
  return actor.personId
}
