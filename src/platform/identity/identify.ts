import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Database, glance, type Snapshot } from '../database/index.ts'
import { bearerToken, capacityEnded, type Identify, signInNeeded } from '../http/index.ts'
import { type Actor, noRights } from '../record/index.ts'
import { type ActorSource, type Asking, type TokenSource, tokenPrefix } from './actor-source.ts'
import { BearerCheck, TokenRefused } from './bearer.ts'
import { citizenOf, type Who, whoOf } from './claims.ts'
import { familyOf } from './family.ts'
import type { Provider } from './provider.ts'
import { endForeign, findSession, noteUse, renewSession, type SessionLimits } from './session-store.ts'

export const sessionCookie = 'haicap_session'

export interface IdentifySettings {
  database: Database
  provider: Provider
  actors: ActorSource
  tokens?: TokenSource
  /** The claim that holds the number of a verified citizen. */
  citizenClaim: string
  limits: SessionLimits
  /** How the cookie of the session is set. */
  cookie: { httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/' }
}

/** An API client by its token, anyone else by their session; nobody without either. */
export function identifyBy(settings: IdentifySettings): Identify {
  const { database, actors } = settings
  const bearer = new BearerCheck(settings.provider)
  return async (request, reply) => {
    const token = bearerToken(request)
    if (token === undefined) {
      const actor = await bySession(settings, request, reply)
      return actor && inCapacity(request, actor)
    }
    const actor = await glance(database, async (tx) =>
      actors(tx, asking(request, await byToken(tx, token, request)))
    )
    return inCapacity(request, actor)
  }

  /** A wrong token never falls back to the session: the caller would not know as whom it acts. */
  async function byToken(tx: Snapshot, token: string, request: FastifyRequest): Promise<Who> {
    try {
      if (!token.startsWith(tokenPrefix)) return await bearer.who(token)
      const who = await settings.tokens?.(tx, token)
      if (!who) throw new TokenRefused('no such token, or it has ended')
      return who
    } catch (error) {
      if (!(error instanceof TokenRefused)) throw error
      request.log.info({ reason: error.message }, 'token refused')
      throw signInNeeded('http.error.token_refused', 'invalid_token')
    }
  }
}

async function bySession(
  { database, actors, limits, cookie, citizenClaim }: IdentifySettings,
  request: FastifyRequest,
  reply: FastifyReply
): Promise<Actor | null> {
  const value = request.cookies[sessionCookie]
  if (!value) return null
  const family = familyOf(request.headers['user-agent'])
  const found = await glance(database, async (tx) => {
    const session = await findSession(tx, value, family)
    if (!session || session.foreign) return session && { session }
    return { session, actor: await actors(tx, asking(request, whoOf(session.claims))) }
  })
  if (!found?.actor) {
    if (found) await endForeign(database, found.session)
    if (found) request.log.warn({ session: found.session.id }, 'session shown by another browser: ended')
    reply.clearCookie(sessionCookie, { path: '/' })
    return null
  }
  const { session, actor } = found
  request.sessionId = session.id
  if (session.due) {
    const renewed = await renewSession(database, session, value)
    if (renewed) reply.setCookie(sessionCookie, renewed.value, { ...cookie, maxAge: renewed.seconds })
  }
  if (session.stale) await noteUse(database, session, value, request.ip, limits)
  const citizen = citizenOf(session.claims, citizenClaim)
  if (!citizen) return actor
  const { subject, language } = actor
  request.citizen = { subject, name: citizen.name, personId: null, language, rights: noRights, citizen }
  return actor.personId ? actor : null
}

function asking(request: FastifyRequest, who: Who): Asking {
  const { today, language } = request.view
  return { ...who, today, language, capacity: chosenCapacity(request) }
}

/** The post in whose capacity this very request is made: each tab may have its own. */
function chosenCapacity(request: FastifyRequest): string | undefined {
  const { as } = request.query as Record<string, unknown>
  return typeof as === 'string' && as !== '' ? as : undefined
}

/** Whoever asks in a capacity that they do not have is told so, and which they have; nothing is done in another. */
function inCapacity(request: FastifyRequest, actor: Actor): Actor {
  const chosen = chosenCapacity(request)
  if (chosen === undefined || actor.capacity?.postId === chosen) return actor
  request.actor = { ...actor, rights: noRights }
  throw capacityEnded()
}
