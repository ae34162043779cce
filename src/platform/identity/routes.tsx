import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../database/index.ts'
import { localPath, siteAddress } from '../http/index.ts'
import { Problem } from '../problem.ts'
import { citizenOf, whoOf } from './claims.ts'
import { FailedPage } from './failed-page.tsx'
import { familyOf } from './family.ts'
import { type IdentifySettings, sessionCookie } from './identify.ts'
import { callbackPath, type SignedIn } from './provider.ts'
import { beginSession, endSessionOf } from './session-store.ts'

const pendingMinutes = 15

export interface SignInSettings extends IdentifySettings {
  publicUrl?: string
}

const pendingSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string()
})
type Pending = z.infer<typeof pendingSchema>

/** /sign-in leads to the provider, /sign-in/callback back from it, /sign-out ends the session. */
export function signInRoutes(settings: SignInSettings): FastifyPluginAsync {
  const { database, provider, limits, cookie } = settings
  const origin = (request: FastifyRequest) => siteAddress(settings, request)

  return async (app) => {
    const config = { rateLimit: { max: 60, timeWindow: '1 minute' } }

    app.get('/sign-in', { config }, async (request, reply) => {
      const returnTo = localPath((request.query as Record<string, unknown>).return_to)
      const { url, pending } = await provider.begin(origin(request))
      // One cookie for each beginning, so that two windows do not disturb each other.
      reply.setCookie(pendingCookie(pending.state), JSON.stringify({ ...pending, returnTo }), {
        ...cookie,
        path: callbackPath,
        signed: true,
        maxAge: pendingMinutes * 60
      })
      return reply.redirect(url.href, 303)
    })

    app.get(callbackPath, { config }, async (request, reply) => {
      const pending = takePending(request, reply)
      if (!pending) return failed(request, reply, '/')
      const signedIn = await finish(request, pending)
      if (!signedIn) return failed(request, reply, pending.returnTo)
      const device = { family: familyOf(request.headers['user-agent']), address: request.ip }
      const value = await beginSession(database, signedIn, device, limits)
      reply.setCookie(sessionCookie, value, { ...cookie, maxAge: Math.round(limits.hours * 3600) })
      const { name, known } = await whoCame(request, signedIn)
      // Whom the register does not know is told first what to do about it.
      return reply.seeOther(known ? pending.returnTo : '/my', {
        say: { key: 'identity.done.signed_in', params: { name } }
      })
    })

    app.get('/sign-in/failed', async (request, reply) => failed(request, reply, '/'))

    app.post('/sign-out', async (request, reply) => {
      const id = request.cookies[sessionCookie]
      const idToken = id ? await endSessionOf(database, id) : null
      reply.clearCookie(sessionCookie, { path: '/' })
      // The session here is over in any case; the provider may be out of reach.
      const elsewhere = await provider.signOutUrl(origin(request), idToken).catch(() => undefined)
      if (elsewhere) return reply.redirect(elsewhere.href, 303)
      const back = localPath((request.body as Record<string, unknown> | undefined)?.return_to)
      return reply.seeOther(back, { say: { key: 'identity.done.signed_out' } })
    })
  }

  async function whoCame({ view: { today, language } }: FastifyRequest, { claims }: SignedIn) {
    const asking = { ...whoOf(claims), today, language }
    const { name, personId } = await read(database, (tx) => settings.actors(tx, asking))
    const citizen = citizenOf(claims, settings.citizenClaim)
    return {
      name: citizen && !personId ? citizen.name : name,
      known: personId !== null || citizen !== undefined
    }
  }

  /** What the provider says, or nothing when it refused or the answer belongs to another sign-in. */
  async function finish(request: FastifyRequest, pending: Pending): Promise<SignedIn | undefined> {
    const [, query = ''] = request.url.split('?', 2)
    try {
      return await provider.finish(origin(request), `?${query}`, pending)
    } catch (error) {
      if (error instanceof Problem) throw error
      request.log.warn({ err: error }, 'sign-in failed')
      return undefined
    }
  }
}

const pendingCookie = (state: string) => `haicap_sign_in_${state.replace(/\W/g, '').slice(0, 12)}`

function takePending(request: FastifyRequest, reply: FastifyReply): Pending | undefined {
  const { state } = request.query as Record<string, unknown>
  if (typeof state !== 'string') return undefined
  const name = pendingCookie(state)
  const kept = request.cookies[name]
  if (!kept) return undefined
  reply.clearCookie(name, { path: callbackPath })
  const { valid, value } = request.unsignCookie(kept)
  return valid ? pendingSchema.safeParse(JSON.parse(value)).data : undefined
}

function failed(request: FastifyRequest, reply: FastifyReply, returnTo: string): FastifyReply {
  const title = request.t('identity.failed.title')
  return reply.page(<FailedPage view={request.view} returnTo={returnTo} />, {
    title,
    status: 400,
    dateSwitch: false
  })
}
