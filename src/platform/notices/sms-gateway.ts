import { beginningOf, plainWords } from '../answer-text.ts'
import type { Sending, SmsSender } from './senders.ts'

export interface GatewaySettings {
  url: string
  token: string
}

/** "Later", not "no". */
const later = new Set([408, 425, 429])
/** The gateway refuses us, not the recipient. */
const ours = new Set([401, 403, 404])

/** Sends text messages by a gateway over HTTP; the format is in README.md. */
export function gatewaySender({ url, token }: GatewaySettings): SmsSender {
  return {
    async send({ id, to, body }) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            authorization: `Bearer ${token}`,
            'idempotency-key': id
          },
          body: JSON.stringify({ id, to, text: body }),
          redirect: 'error',
          signal: AbortSignal.timeout(15_000)
        })
        return sendingOf(response.status, await beginningOf(response.body))
      } catch (error) {
        const { message, cause } = error as Error
        const said = cause instanceof Error ? `${message}: ${cause.message}` : message
        return { end: 'later', said: plainWords(said), way: true }
      }
    }
  }
}

function sendingOf(status: number, text: string): Sending {
  const said = plainWords(`HTTP ${status} ${text}`, 400)
  if (status < 300) return { end: 'sent', said }
  if (status >= 500 || ours.has(status)) return { end: 'later', said, way: true }
  return later.has(status) ? { end: 'later', said } : { end: 'refused', said }
}
