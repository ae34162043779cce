import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll } from 'vitest'
import { config } from '../../src/platform/config.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { buildServer, type Room } from '../../src/platform/http/index.ts'
import type { Actor } from '../../src/platform/record/index.ts'

export interface Answer {
  status: number
  body: string
  location?: string | undefined
}

type Json = { status: number; body: Record<string, unknown> & { items: never[] } }

/** A server and ways to ask it as a browser or a program would. */
export interface Asked {
  app: FastifyInstance
  database: Database
  page(url: string, language?: string): Promise<Answer>
  json(url: string): Promise<Json>
  act(name: string, payload: object, headers?: Record<string, string>): Promise<Json>
  /** Fills in the form of a page and sends it with its token, key and revision; `from`: the page where it stands. */
  send(url: string, fields: Record<string, string>, from?: string): Promise<Answer>
  /** The same with a file in the field `file`. */
  upload(url: string, fields: Record<string, string>, file?: File): Promise<Answer>
  /** Who asks from now on. */
  as(actor: Actor | null): void
}

export interface AskedParts {
  database: Database
  rooms: Room[]
  /** The day that it is. */
  today: string
  name?: string
}

/** Rooms behind a server of their own, which closes with the file. */
export async function askedServer({ database, rooms, today, name }: AskedParts): Promise<Asked> {
  let actor: Actor | null = null
  const app = await buildServer({
    database,
    config: config({
      HAICAP_LOG_LEVEL: 'silent',
      HAICAP_TODAY: `${today}T09:00`,
      HAICAP_SESSION_SECRET: 's'.repeat(32)
    }),
    site: {
      name: { vi: name ?? 'Tỉnh Thử', en: 'Test Province', de: 'Testprovinz' },
      timeZone: 'Asia/Ho_Chi_Minh',
      exampleDates: []
    },
    rooms,
    identity: { identify: async () => actor, routes: async () => undefined }
  })
  afterAll(() => app.close())

  const ask = async (options: InjectOptions): Promise<Answer> => {
    const { statusCode, body, headers } = await app.inject(options)
    return { status: statusCode, body, location: headers.location }
  }
  const told = ({ status, body }: Answer) => ({ status, body: JSON.parse(body) })
  const post = async (url: string, from: string, bodyOf: (own: Record<string, string>) => BodyInit) => {
    const page = await app.inject({ url: from, headers: { accept: 'text/html' } })
    const request = new Request('http://localhost/', { method: 'POST', body: bodyOf(hiddenIn(page.body)) })
    return ask({
      method: 'POST',
      url,
      payload: Buffer.from(await request.arrayBuffer()),
      cookies: Object.fromEntries(page.cookies.map(({ name, value }) => [name, value])),
      headers: { accept: 'text/html', 'content-type': request.headers.get('content-type') ?? '' }
    })
  }
  return {
    app,
    database,
    page: (url, language = 'vi') =>
      ask({ url, headers: { accept: 'text/html', 'accept-language': language } }),
    json: async (url) => told(await ask({ url })),
    async act(name, payload, headers = {}) {
      const all = { authorization: 'Bearer test', ...headers }
      return told(await ask({ method: 'POST', url: `/api/acts/${name}`, payload, headers: all }))
    },
    send: (url, fields, from = url) => post(url, from, (own) => new URLSearchParams({ ...own, ...fields })),
    upload: (url, fields, file) =>
      post(url, url, (own) => {
        const form = new FormData()
        for (const [name, value] of Object.entries({ ...own, ...fields })) form.set(name, value)
        if (file) form.set('file', file)
        return form
      }),
    as(one) {
      actor = one
    }
  }
}

/** What forms hide; the last of each name, for the form of signing out stands above. */
function hiddenIn(body: string): Record<string, string> {
  const hidden = (name: string) =>
    [...body.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].at(-1)?.[1] ?? ''
  return Object.fromEntries(['_csrf', 'idempotency_key', 'revision'].map((name) => [name, hidden(name)]))
}

/** Text of a page without markup, so that a test reads as a person does. */
export function words(body: string): string {
  return body
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
}
