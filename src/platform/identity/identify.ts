import type { Database } from '../database/index.ts'
import { bearerToken, type Identify, signInNeeded } from '../http/index.ts'
import { BearerCheck, TokenRefused } from './bearer.ts'
import type { Provider } from './provider.ts'
import { sessionCookie } from './routes.tsx'
import { findSession } from './session-store.ts'

/** An API client by its token, anyone else by their session; nobody without either. */
export function identifyBy(database: Database, provider: Provider): Identify {
  const bearer = new BearerCheck(provider)
  return async (request, reply) => {
    const token = bearerToken(request)
    if (token !== undefined) {
      // A wrong token never falls back to the session: the caller would not know as whom it acts.
      return await bearer.actor(token).catch((error: unknown) => {
        if (!(error instanceof TokenRefused)) throw error
        request.log.info({ reason: error.message }, 'token refused')
        throw signInNeeded('http.error.token_refused', 'invalid_token')
      })
    }
    const id = request.cookies[sessionCookie]
    if (!id) return null
    const actor = await findSession(database, id)
    if (!actor) reply.clearCookie(sessionCookie, { path: '/' })
    return actor
  }
}
