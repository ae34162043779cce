import type { FastifyInstance } from 'fastify'
import type { OpenAPIV3_1 } from 'openapi-types'
import { DocsPage } from './docs-page.tsx'
import { docsModel } from './model.ts'
import { describeApi } from './openapi.ts'

export interface ApiDocsSettings {
  publicUrl?: string
  tokenCommand?(origin: string): Promise<string | undefined>
}

/** /api/openapi.json for programs, /api/docs for people; both come from the routes' own schemas. */
export async function giveApiDocs(app: FastifyInstance, settings: ApiDocsSettings): Promise<void> {
  await describeApi(app, settings.publicUrl)
  const document = () => app.swagger() as OpenAPIV3_1.Document

  app.get('/api/openapi.json', { schema: { hide: true } }, async () => document())
  app.get('/api/docs', { schema: { hide: true } }, async (request, reply) => {
    const origin = settings.publicUrl ?? `${request.protocol}://${request.host}`
    const command = await settings.tokenCommand?.(origin)
    const page = <DocsPage view={request.view} sections={docsModel(document())} command={command} />
    return reply.page(page, { title: request.t('http.docs.title'), dateSwitch: false, wide: true })
  })
}
