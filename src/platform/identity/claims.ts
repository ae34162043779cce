import { type Actor, allRights, noRights } from '../record/index.ts'

/** What a provider says about someone. */
export type Claims = Record<string, unknown>

/** Until posts carry rights, this claim marks who may change the register. */
export const changeClaim = 'haicap_may_change_register'

/**
 * The actor that the claims describe.
 * @throws TypeError when they name nobody
 */
export function actorOf(claims: Claims): Actor {
  const { sub, name, preferred_username: userName } = claims
  if (typeof sub !== 'string' || !sub) throw new TypeError('claims without a subject')
  const spoken = [name, userName].find((given) => typeof given === 'string' && given.trim() !== '')
  return {
    subject: sub,
    name: typeof spoken === 'string' ? spoken : sub,
    personId: null,
    rights: claims[changeClaim] === true || claims[changeClaim] === 'true' ? allRights : noRights
  }
}
