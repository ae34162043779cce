import { lookup as resolve } from 'node:dns'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { beginningOf, plainWords } from '../answer-text.ts'
import { isPublic } from './reachable.ts'

/** How an address took what was posted. */
export interface Answer {
  taken: boolean
  /** Whether it was the address that failed rather than this one event. */
  reachable: boolean
  /** State and beginning of the answer, or what went wrong. */
  said: string
  /** Seconds for which it asked to be left alone. */
  retryAfter?: number
}

export interface Posting {
  headers: Record<string, string>
  body: string
}
export type Post = (url: string, posting: Posting) => Promise<Answer>

export interface PostOptions {
  /** Whether addresses within the own network may be told: for tests and demonstrations. */
  privateAddresses?: boolean
  /** Milliseconds for the whole exchange. */
  patience?: number
}

/** "Later", not "no"; and gateways that speak for an address that is down. */
const later = new Set([408, 425, 429, 502, 503, 504])

/**
 * The way to post to addresses that others chose: no redirect is followed, only so much of an answer is read, and
 * each connection goes to a host of the open internet. What it answers throws nothing: whatever goes wrong is an answer.
 */
export function poster({ privateAddresses = false, patience = 10_000 }: PostOptions = {}): Post {
  const means = { keepAlive: true, maxFreeSockets: 4, timeout: 30_000 }
  const agents = { 'http:': new http.Agent(means), 'https:': new https.Agent(means) }
  const lookup = privateAddresses ? undefined : lookupPublic
  return async (url, { headers, body }) => {
    try {
      const { protocol, hostname } = new URL(url)
      const host = hostname.replace(/^\[|\]$/g, '')
      // A number is not looked up.
      if (!privateAddresses && isIP(host) && !isPublic(host)) throw new PrivateAddress(host)
      const secure = protocol === 'https:'
      const response = await send(secure ? https : http, url, body, {
        method: 'POST',
        agent: agents[secure ? 'https:' : 'http:'],
        headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'haicap' },
        signal: AbortSignal.timeout(patience),
        ...(lookup && { lookup })
      })
      return answerOf(response.statusCode ?? 0, await beginningOf(response), response.headers['retry-after'])
    } catch (error) {
      return { taken: false, reachable: false, said: saidOf(error) }
    }
  }
}

class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} is not an address of the open internet`)
  }
}

/** What a name stands for, refused when any of it lies within a network. */
const lookupPublic: LookupFunction = (name, options, done) => {
  resolve(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '')
    const hidden = found.find(({ address }) => !isPublic(address))
    if (hidden) return done(new PrivateAddress(`${name} (${hidden.address})`), '')
    if (options.all) return done(null, found)
    return done(null, found[0]?.address ?? '', found[0]?.family)
  })
}

function send(
  way: typeof http | typeof https,
  url: string,
  body: string,
  options: https.RequestOptions
): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const request = way.request(url, options, done)
    request.once('error', (error: NodeJS.ErrnoException) => {
      // A connection that was kept open may have been closed at the other end just now: no word about the address.
      if (request.reusedSocket && error.code === 'ECONNRESET') send(way, url, body, options).then(done, fail)
      else fail(error)
    })
    request.end(body)
  })
}

function answerOf(status: number, text: string, retryAfter: string | undefined): Answer {
  if (status >= 200 && status < 300) return { taken: true, reachable: true, said: `HTTP ${status}` }
  const seconds = Number(retryAfter)
  return {
    taken: false,
    reachable: !later.has(status),
    said: plainWords(`HTTP ${status} ${text}`),
    ...(seconds > 0 && { retryAfter: seconds })
  }
}

function saidOf(error: unknown): string {
  const { message, name, code } = error as NodeJS.ErrnoException
  const said =
    name === 'TimeoutError' || name === 'AbortError' ? 'no answer in time' : message || code || name
  return plainWords(said)
}
