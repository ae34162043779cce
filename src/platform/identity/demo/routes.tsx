import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { errors, type Provider } from 'oidc-provider'
import { z } from 'zod'
import { ChoosePage } from './choose-page.tsx'
import { accountOf, type DemoPeople } from './officials.ts'
import { demoPath, demoSessionCookie } from './oidc.ts'

const choiceSchema = z.object({ official: z.string().optional() })
const questionSchema = z.object({ q: z.string().trim().min(1).max(200) })

/** The provider's own pages under /demo-sign-in; the choice of a person is a page of haicap's. */
export function demoRoutes(provider: Provider, people: DemoPeople): FastifyPluginAsync {
  const { officials, citizens } = people
  return async (app) => {
    app.get(`${demoPath}/interaction/:uid`, async (request, reply) => {
      if (!(await isWaiting(provider, request, reply))) return reply.redirect('/sign-in/failed', 303)
      const { view, language } = request
      const text = questionSchema.safeParse(request.query).data?.q
      const search = text && { text, found: await officials.search(text, language) }
      const featured = await officials.featured(language)
      const page = (
        <ChoosePage view={view} citizens={citizens} featured={featured} search={search || undefined} />
      )
      return reply.page(page, { title: request.t('identity.demo.title'), dateSwitch: false })
    })

    app.post(`${demoPath}/interaction/:uid`, async (request, reply) => {
      if (!(await isWaiting(provider, request, reply))) return reply.redirect('/sign-in/failed', 303)
      const chosen = choiceSchema.safeParse(request.body).data?.official
      const account = chosen ? await accountOf(people, chosen) : undefined
      const result = account
        ? { login: { accountId: account.subject, remember: false } }
        : { error: 'access_denied', error_description: 'nobody was chosen' }
      const next = await provider.interactionResult(request.raw, reply.raw, result, {
        mergeWithLastSubmission: false
      })
      return reply.redirect(next, 303)
    })

    await app.register(handOver(provider))
  }
}

/** Everything else under the path goes to the provider as it came: it reads the body itself. */
function handOver(provider: Provider): FastifyPluginAsync {
  const answer = provider.callback()
  return async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
    app.all(`${demoPath}/*`, { config: { plain: true, withoutCsrf: true } }, async (request, reply) => {
      reply.hijack()
      const { raw } = request
      Object.assign(raw, { originalUrl: raw.url, url: raw.url?.slice(demoPath.length) })
      if (raw.url?.startsWith('/auth')) forgetLastSession(raw)
      await answer(raw, reply.raw)
    })
  }
}

/** Each sign-in is a new one: the provider would ask, by a page with a script, whether to leave the last. */
function forgetLastSession({ headers }: FastifyRequest['raw']): void {
  headers.cookie = headers.cookie
    ?.split(/; */)
    .filter((cookie) => !cookie.startsWith(demoSessionCookie))
    .join('; ')
}

/** Whether the browser that asks is the one that began this sign-in, and it has not expired. */
async function isWaiting(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  try {
    const { uid } = await provider.interactionDetails(request.raw, reply.raw)
    return uid === (request.params as { uid?: string }).uid
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return false
    throw error
  }
}
