import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { forbidden } from '../problem.ts'
import { type Actor, type CitizenActor, inputProblem, type PerformOptions } from '../record/index.ts'
import { signInNeeded } from './fault.ts'
import { keepSay } from './flash.ts'
import { mendable, refusedForm } from './form.ts'
import type { FormHandling } from './types.ts'

/** The ways in which a route answers beside plain JSON; `reply.page` is in page.tsx. */
export function giveAnswers(app: FastifyInstance, { secure }: { secure: boolean }): void {
  app.decorateReply('seeOther', function (this: FastifyReply, path, { params, say } = {}) {
    if (say) keepSay(this, say, secure)
    return this.redirect(this.request.view.href(path, params), 303)
  })

  app.decorateReply('download', function (this: FastifyReply, name: string, type: string, content) {
    const ascii = name.replace(/[^\w.-]+/g, '_')
    const disposition = `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`
    return this.header('content-disposition', disposition).type(type).send(content)
  })

  app.decorateReply('form', async function <
    S extends z.ZodType,
    O
  >(this: FastifyReply, handling: FormHandling<S, O>) {
    const { request } = this
    try {
      const parsed = await handling.input.safeParseAsync(request.body ?? {})
      if (!parsed.success) throw inputProblem(parsed.error)
      const { to, params, say } = handling.done(await handling.act(parsed.data))
      return this.seeOther(to, { params, say })
    } catch (error) {
      if (!mendable(error)) throw error
      const { page, ...options } = handling.again(refusedForm(request.body, error, request.t))
      return this.page(page, { ...options, status: error.status })
    }
  })
}

/**
 * The actor of a request that needs one.
 * @throws 401; a page then offers to sign in and comes back. 403 for who is signed in as a citizen only
 */
export function signedIn(request: FastifyRequest): Actor {
  if (request.actor) return request.actor
  throw request.citizen ? forbidden('http.error.officials_only') : signInNeeded()
}

/**
 * Whoever is signed in, as an official or as a citizen for themselves: for what concerns their account alone.
 * @throws 401 for nobody
 */
export function signedInAtAll(request: FastifyRequest): Actor {
  return request.actor ?? request.citizen ?? signedIn(request)
}

/**
 * The citizen of a request that needs one.
 * @throws 401 for nobody, 403 for an account of which the provider does not say that it has verified who it is
 */
export function signedInCitizen(request: FastifyRequest): CitizenActor {
  if (request.citizen) return request.citizen
  throw request.actor ? forbidden('http.error.citizens_only') : signInNeeded('http.error.citizen_sign_in')
}

/**
 * What `perform` should know of the request: its id, the key by which a retry acts once, and the moment where the site
 * is set to another day.
 */
export function during(
  request: FastifyRequest
): Pick<PerformOptions, 'idempotencyKey' | 'requestId' | 'now'> {
  const field: unknown = (request.body as Record<string, unknown> | null | undefined)?.idempotency_key
  const given = request.headers['idempotency-key'] ?? field
  const now = momentOfSite(request)
  return {
    requestId: request.id,
    ...(typeof given === 'string' && given && { idempotencyKey: given }),
    ...(now && { now })
  }
}

/** The moment that the site pretends; undefined where it is the real one. */
export function momentOfSite({ server }: FastifyRequest): string | undefined {
  return server.siteClock.moment()
}
