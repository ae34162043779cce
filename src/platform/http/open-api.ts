import cors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Pages of which origins may read the API: of all (`*`), or of those listed. */
export type ApiOrigins = '*' | readonly string[]

const closed: FastifyCorsOptions = { origin: false }

/**
 * Lets pages of other sites read what the API tells the public. They can only read, and only as nobody: cookies are
 * never taken along (no `Access-Control-Allow-Credentials`), a bearer token may not be sent (`Authorization` is not
 * allowed), and nothing but GET passes. So a foreign page learns no more of an official's desk than of anybody's.
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
      const [path = ''] = request.url.split('?', 1)
      answer(null, path.startsWith('/api/') && origins.length ? open : closed)
    }
  })
}
