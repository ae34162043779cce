import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Pages of which origins may read the API: of all (`*`), or of those listed. */
export type ApiOrigins = '*' | readonly string[]

const closed: FastifyCorsOptions = { origin: false }

/** On what of the reader an answer depends. */
const byReader = 'Cookie, Authorization, Accept-Language'

const isApi = ({ url }: { url: string }) => url.startsWith('/api/')

/**
 * Lets pages of other sites read what the API tells the public. They can only read, and only as nobody: cookies are
 * never taken along (no `Access-Control-Allow-Credentials`), a bearer token may not be sent (`Authorization` is not
 * allowed), and nothing but GET passes. What was told to somebody is kept by no cache, from which it could be read later.
 * So a foreign page learns no more of an official's desk than of anybody's.
 */
export async function openApi(app: FastifyInstance, origins: ApiOrigins): Promise<void> {
  const open: FastifyCorsOptions = {
    origin: origins === '*' ? '*' : [...origins],
    credentials: false,
    methods: ['GET', 'HEAD'],
    allowedHeaders: ['Accept', 'Accept-Language', 'If-None-Match'],
    exposedHeaders: ['ETag', 'Retry-After', 'X-Request-Id'],
    maxAge: 86_400,
    strictPreflight: false
  }
  await app.register(cors, {
    hideOptionsRoute: true,
    delegator: (request, answer) => {
      answer(null, isApi(request) && origins.length ? open : closed)
    }
  })
  app.addHook('onSend', async (request, reply) => {
    if (!isApi(request)) return
    const { actor, citizen } = request
    const personal = Boolean(actor || citizen || request.headers.authorization)
    if (!reply.hasHeader('cache-control'))
      reply.header('cache-control', personal ? 'private, no-store' : 'no-cache')
    const others = String(reply.getHeader('vary') ?? '')
    reply.header('vary', [others, byReader].filter(Boolean).join(', '))
  })
}
