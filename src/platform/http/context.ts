import type { FastifyInstance, FastifyRequest } from 'fastify'
import { translator } from '../i18n/index.ts'
import { invalid } from '../problem.ts'
import { unusableText } from '../record/index.ts'
import type { SiteClock } from '../site-clock.ts'
import { withoutInvisible } from '../text-file/index.ts'
import { RequestFault } from './fault.ts'
import { chosenLanguage, languageCookie, languageOf } from './language.ts'
import { momentOf } from './moment.ts'
import type { Identify } from './types.ts'
import { viewOf } from './view.ts'

export interface ContextSettings {
  identify: Identify
  timeZone: string
  clock: SiteClock
  secure: boolean
}

const longestAddress = 8000
const year = 365 * 24 * 3600

/** Works out, for each request and before its route runs: the language, the day, who asks. */
export function giveContext(app: FastifyInstance, settings: ContextSettings): void {
  app.decorate('siteClock', settings.clock)
  app.decorateRequest('language', 'vi')
  app.decorateRequest('t')
  app.decorateRequest('at', '')
  app.decorateRequest('known', null)
  app.decorateRequest('actor', null)
  app.decorateRequest('citizen', null)
  app.decorateRequest('sessionId', null)
  app.decorateRequest('view')

  // The language first: whatever is refused later is refused in it.
  app.addHook('onRequest', async (request, reply) => {
    request.language = languageOf(request)
    request.t = translator(request.language)
    const now = { today: settings.clock.today(), timeZone: settings.timeZone }
    request.at = now.today
    request.view = viewOf(request, reply, now)
    const chosen = chosenLanguage(request)
    if (!chosen) return
    reply.setCookie(languageCookie, chosen, {
      path: '/',
      maxAge: year,
      sameSite: 'lax',
      secure: settings.secure
    })
  })

  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.plain) return
    checkAddress(request)
    const query = request.query as Record<string, string | undefined>
    Object.assign(request, momentOf(query, request.view.today, settings.timeZone))
    const kept = { at: query.at || undefined, known: query.known || undefined }
    request.view = viewOf(request, reply, request.view, kept)
    request.actor = await settings.identify(request, reply)
    // Each tab has its own capacity, and keeps it.
    if (request.actor?.capacity) {
      request.view = viewOf(request, reply, request.view, { ...kept, as: request.actor.capacity.postId })
    }
  })
}

/**
 * Bodies too. Register after what reads them. What cannot be seen is taken out of forms: who has pasted it could not
 * find it either. Programs are told of it where it matters.
 */
export function refuseUnusableText(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (isForm(request)) request.body = fieldsAsSeen(request.body)
    const unusable = unusableText(request.body)
    if (unusable.length) throw invalid('record.input.invalid', {}, unusable)
  })
}

function isForm(request: FastifyRequest): boolean {
  const type = request.headers['content-type'] ?? ''
  return type.startsWith('application/x-www-form-urlencoded') || request.isMultipart()
}

/** Text of fields, also where several have one name; files stay as they are. */
function fieldsAsSeen(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  const seen = (value: unknown): unknown =>
    typeof value === 'string' ? withoutInvisible(value) : Array.isArray(value) ? value.map(seen) : value
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, seen(value)]))
}

const unreadable = '/?unreadable'

/** An address that cannot be decoded goes the way of every request, to be refused in the reader's language. */
export function readableAddress({ url = '/' }: { url?: string }): string {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return url
  } catch {
    return unreadable
  }
}

/** Nothing that the database cannot hold gets as far as a query. */
function checkAddress(request: FastifyRequest): void {
  if (request.url === unreadable) {
    throw new RequestFault({ status: 400, code: 'malformed', messageKey: 'http.error.malformed_address' })
  }
  if (request.url.length > longestAddress) {
    throw new RequestFault({ status: 414, code: 'malformed', messageKey: 'http.error.address_too_long' })
  }
  if (unusableText(request.params).length) {
    throw new RequestFault({ status: 404, code: 'not_found', messageKey: 'http.error.not_found' })
  }
  const unusable = unusableText(request.query)
  if (unusable.length) throw invalid('http.error.address', {}, unusable)
}
