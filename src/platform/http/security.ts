import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RequestFault } from './fault.ts'

export interface SecuritySettings {
  secret: string
  /** Whether readers come by https. */
  secure: boolean
  /** Another origin that a form's answer may lead to: the sign-in provider's. */
  formTarget?: string
  requestsPerMinute: number
}

/** Cookies, security headers with a nonce for each page, a limit of requests. */
export async function secure(app: FastifyInstance, settings: SecuritySettings): Promise<void> {
  await app.register(cookie, { secret: settings.secret })
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: { useDefaults: false, directives: policy(settings) },
    // Promised only where it can be kept; browsers would remember it for the host name.
    strictTransportSecurity: settings.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: settings.secure ? { policy: 'same-origin' } : false,
    originAgentCluster: settings.secure
  })
  await app.register(rateLimit, {
    max: settings.requestsPerMinute,
    timeWindow: '1 minute',
    allowList: (request: FastifyRequest) => request.routeOptions.config.plain === true,
    errorResponseBuilder: (_request, { ttl }) =>
      new RequestFault({
        status: 429,
        code: 'too_many',
        messageKey: 'http.error.too_many',
        headers: { 'retry-after': String(Math.ceil(ttl / 1000)) }
      })
  })
}

/**
 * A token for each form, checked for whatever may change something. Register after what reads bodies: the token
 * is a field of the form.
 */
export async function guardForms(app: FastifyInstance, { secure }: { secure: boolean }): Promise<void> {
  // Lax, so that coming back from the sign-in provider does not make the forms in other tabs stale.
  const cookieOpts = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  await app.register(csrf, { cookieKey: 'haicap_csrf', cookieOpts })
  app.addHook('preValidation', (request, reply, done) => {
    if (!needsToken(request)) done()
    else if (request.headers['sec-fetch-site'] === 'cross-site') done(staleForm())
    else app.csrfProtection(request, reply, done)
  })
}

/** Whatever may change something on behalf of a cookie. A bearer token is never sent by a foreign page. */
function needsToken(request: FastifyRequest): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false
  return request.routeOptions.config.withoutCsrf !== true && bearerToken(request) === undefined
}

/** The token of an API client; blank when the header names none. */
export function bearerToken(request: FastifyRequest): string | undefined {
  const [scheme, token = ''] = (request.headers.authorization ?? '').trim().split(/ +/, 2)
  return scheme?.toLowerCase() === 'bearer' ? token : undefined
}

function staleForm(): RequestFault {
  return new RequestFault({ status: 403, code: 'forbidden', messageKey: 'http.error.stale_form' })
}

function policy({ secure: https, formTarget }: SecuritySettings) {
  const own = "'self'"
  return {
    defaultSrc: [own],
    scriptSrc: [],
    styleSrc: [own],
    imgSrc: [own, 'data:'],
    fontSrc: [own],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: [own, ...(formTarget ? [formTarget] : [])],
    ...(https && { upgradeInsecureRequests: [] })
  }
}
