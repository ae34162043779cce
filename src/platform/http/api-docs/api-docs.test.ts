import { beforeAll, describe, expect, test } from 'vitest'
import { TestServer } from '../fixtures/test-server.tsx'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})

describe('the description of the API', () => {
  test('is OpenAPI 3.1 out of the routes’ schemas, without the pages', async () => {
    const document = (await server.get('/api/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toEqual(['/api/when', '/api/words'])
    expect(document.paths['/api/when'].get.parameters.map(({ name }: { name: string }) => name)).toEqual([
      'at',
      'known'
    ])
    expect(document.components.schemas.Problem.required).toContain('detail')
    expect(
      document.paths['/api/words'].post.responses.default.content['application/problem+json'].schema.$ref
    ).toBe('#/components/schemas/Problem')
  })

  test('reads as a page', async () => {
    const page = await server.get('/api/docs?lang=en')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('POST /api/words')
    expect(page.body).toContain('Says when')
    expect(page.body).toMatch(/<code>word<\/code>/)
  })
})
