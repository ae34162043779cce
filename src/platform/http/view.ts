import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Day } from '../day.ts'
import type { Language, T } from '../i18n/index.ts'
import type { Actor, CitizenActor } from '../record/index.ts'

export type Params = Record<string, string | number | boolean | null | undefined>

/** What pages and their components need of the request, to be passed down. */
export interface View {
  readonly t: T
  readonly language: Language
  readonly at: Day
  readonly known: string | null
  readonly today: Day
  /** By whose clock instants are said. */
  readonly timeZone: string
  readonly actor: Actor | null
  readonly citizen: CitizenActor | null
  readonly nonce: string
  /** Path of the page, without its query. */
  readonly path: string
  /** For the hidden field `_csrf` of every form that posts. */
  readonly csrf: string
  /** For the hidden field `idempotency_key`: one key a form. */
  newKey(): string
  /** An address of ours that keeps the chosen day and capacity; a parameter of null or undefined is dropped. */
  href(path: string, params?: Params): string
  /** This page with other parameters. */
  here(params: Params): string
}

/**
 * The view of a request; it reads the request when asked, so it may be made before all is known.
 * @param kept what links keep of the address, once it is known to be good
 */
export function viewOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { today, timeZone }: Pick<View, 'today' | 'timeZone'>,
  kept: Params = {}
): View {
  // Not `new URL`: "//host/path" is a path here, however odd.
  const [path = '/', search = ''] = request.url.split('?', 2)
  const query = Object.fromEntries(new URLSearchParams(search))
  let token: string | undefined
  return {
    today,
    timeZone,
    path,
    get t() {
      return request.t
    },
    get language() {
      return request.language
    },
    get at() {
      return request.at
    },
    get known() {
      return request.known
    },
    get actor() {
      return request.actor
    },
    get citizen() {
      return request.citizen
    },
    get nonce() {
      return reply.cspNonce.script
    },
    get csrf() {
      // Each new token replaces the one before: all forms of a page share one.
      token ??= reply.generateCsrf()
      return token
    },
    newKey: () => randomUUID(),
    href: (path, params = {}) => address(path, params, kept),
    here: (params) => address(path, { ...query, lang: undefined, ...params })
  }
}

/**
 * Path with parameters: those in the path, overridden by `params` (null or undefined drops one), and `kept`
 * where neither says anything.
 */
export function address(path: string, params: Params, kept: Params = {}): string {
  const [before = '', fragment] = path.split('#', 2)
  const [base = '', query = ''] = before.split('?', 2)
  const search = new URLSearchParams(query)
  for (const [name, value] of Object.entries(kept)) {
    if (!search.has(name) && value !== null && value !== undefined) search.set(name, String(value))
  }
  for (const [name, value] of Object.entries(params)) {
    if (value === null || value === undefined) search.delete(name)
    else search.set(name, String(value))
  }
  const text = search.size ? `?${search}` : ''
  return `${base}${text}${fragment === undefined ? '' : `#${fragment}`}`
}

/** A path on this site that a browser may be sent to; anything else becomes the home page. */
export function localPath(path: unknown): string {
  if (typeof path !== 'string' || path.length > 2000 || !URL.canParse(path, here)) return '/'
  // Browsers read "/\\host" and "//host" as another host, and drop tabs and line breaks before they read: what
  // the address comes to is what counts.
  const { origin, pathname, search, hash } = new URL(path, here)
  const target = pathname + search + hash
  return path.startsWith('/') && origin === here && !target.startsWith('//') ? target : '/'
}

const here = 'http://localhost'
