import { forbidden } from '../../../../platform/problem.ts'
import type { Actor } from '../../../../platform/record/index.ts'

/**
 * The person who acts, in person: what opens further ways in is not done by a program's token.
 * @throws forbidden for a token, and for whoever the register does not know
 */
export function ownHand({ personId, scopes, subject }: Actor): string {
  if (scopes) throw forbidden('access.refusal.by_token')
  if (!personId) throw forbidden('access.refusal.stranger', { subject })
  return personId
}
