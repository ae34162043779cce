import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

const zodTransform = createJsonSchemaTransform({ skipList: [] })

/** Describes all routes under /api as OpenAPI 3.1, out of their Zod schemas. Register before the routes. */
export async function describeApi(app: FastifyInstance, serverUrl?: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'haicap',
        version: '1',
        description:
          'The register of areas and bodies of a province, in time. Reading is public; changing needs a token or a session. `?as=<post>` acts in the capacity of one of your posts.',
        license: { name: 'EUPL-1.2', url: 'https://interoperable-europe.ec.europa.eu/licence/eupl-12' }
      },
      ...(serverUrl && { servers: [{ url: serverUrl }] }),
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            description:
              'An access token of the sign-in provider, meant for haicap, or one that you made yourself under /my/tokens (haicap_…).'
          }
        }
      }
    },
    transform: (document) => {
      const transformed = zodTransform(document)
      const shown = document.url.startsWith('/api/') && document.schema?.hide !== true
      if (!shown) return { ...transformed, schema: { ...transformed.schema, hide: true } }
      return { ...transformed, schema: withProblem(transformed.schema ?? {}, changes(document.route.method)) }
    },
    transformObject: jsonSchemaTransformObject
  })
}

const changes = (method: string | string[]) =>
  ![method].flat().every((one) => one === 'GET' || one === 'HEAD')

function withProblem(given: FastifySchema, changing: boolean) {
  const schema = given as Record<string, unknown>
  const responses = (schema.response ?? {}) as Record<string, unknown>
  const problem = {
    description: 'A problem, by RFC 9457.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  }
  return {
    ...schema,
    ...(changing && !schema.security && { security: [{ bearer: [] }] }),
    response: { ...responses, default: problem }
  }
}
