import { zDay } from '../day.ts'
import type { Citizen } from '../record/index.ts'

/** What a provider says about someone. */
export type Claims = Record<string, unknown>

/** Who asks: by what the provider says, or by a token of haicap's own. */
export interface Who {
  subject: string
  name: string
  claims: Claims
  /** Powers to which the token is limited; none: whatever the person may. */
  scopes?: readonly string[]
  /** The person, where a token of haicap's own names them. */
  personId?: string
}

/** The shape of a power's code: `openid` and its kin are none. */
const powerCode = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/

/**
 * Whom the claims describe.
 * @throws TypeError when they name nobody
 */
export function whoOf(claims: Claims): Who {
  const { sub, name, preferred_username: userName } = claims
  if (typeof sub !== 'string' || !sub) throw new TypeError('claims without a subject')
  const spoken = [name, userName].find((given) => typeof given === 'string' && given.trim() !== '')
  return { subject: sub, name: typeof spoken === 'string' ? spoken : sub, claims }
}

/** The same for an access token: scopes that are powers limit it to them. */
export function bearerOf(claims: Claims): Who {
  const said = [claims.scope, claims.scp].flat().filter((one) => typeof one === 'string')
  const scopes = said.flatMap((one) => one.split(/\s+/)).filter((one) => powerCode.test(one))
  return { ...whoOf(claims), ...(scopes.length && { scopes }) }
}

/**
 * The citizen whom the claims describe, by the claim that holds their personal number. It counts only if the provider
 * says that it has verified it (`…_verified`): a number that people type themselves would open the dossiers of others.
 */
export function citizenOf(claims: Claims, claim: string): Citizen | undefined {
  const { [claim]: number, [`${claim}_verified`]: verified, name, birthdate } = claims
  if (verified !== true || typeof number !== 'string' || !/^\d{12}$/.test(number)) return undefined
  if (typeof name !== 'string' || !name.trim()) return undefined
  const birthDate = zDay.safeParse(birthdate).data
  return { name: name.trim(), number, ...(birthDate && { birthDate }) }
}
