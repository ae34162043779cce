import type { FastifyInstance } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { DocsPage } from './docs-page.tsx'
import { docsModel } from './model.ts'
import { describeApi } from './openapi.ts'

/** /api/openapi.json for programs, /api/docs for people; both come from the routes' own schemas. */
export async function giveApiDocs(app: FastifyInstance, serverUrl?: string): Promise<void> {
  await describeApi(app, serverUrl)
  const document = () => app.swagger() as OpenAPIV3_1.Document

  app.get('/api/openapi.json', { schema: { hide: true } }, async () => document())
  app.get('/api/docs', { schema: { hide: true } }, (request, reply) =>
    reply.page(<DocsPage view={request.view} sections={docsModel(document())} />, {
      title: request.t('http.docs.title'),
      dateSwitch: false,
      wide: true
    })
  )
}
