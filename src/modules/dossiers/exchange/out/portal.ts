import { beginningOf, plainWords } from '../../../../platform/answer-text.ts'
import type { ExchangeSettings } from '../../../../platform/exchange-settings.ts'
import type { PortalFormat } from '../format.ts'

/** How the portal took what it was told. */
export type Taking =
  | { end: 'taken'; said: string }
  /** This one is not taken; the portal as such answers. */
  | { end: 'refused'; said: string }
  /** The portal does not answer as it should: nothing else would be taken either. */
  | { end: 'away'; said: string }

/** The portal as haicap speaks to it. */
export type Portal = (message: Record<string, unknown>, id: string) => Promise<Taking>

const longestAnswer = 100_000
/** Gateways that speak for a portal that is down. */
const away = new Set([401, 403, 408, 425, 429, 502, 503, 504])

/**
 * The way to tell the portal something. Whatever goes wrong is an answer; nothing is thrown.
 * @param patience milliseconds for the whole exchange
 */
export function portalAt(
  { url, key }: Pick<ExchangeSettings, 'url' | 'key'>,
  { answer }: Pick<PortalFormat, 'answer'>,
  patience = 20_000
): Portal {
  return async (message, id) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json; charset=utf-8',
          'idempotency-key': id
        },
        body: JSON.stringify(message)
      })
      const text = await beginningOf(response.body, longestAnswer)
      return takingOf(response.status, text, answer)
    } catch (error) {
      const { name, message: words, cause } = error as Error & { cause?: { message?: string } }
      const said = name === 'TimeoutError' ? 'no answer in time' : (cause?.message ?? words)
      return { end: 'away', said: plainWords(said) }
    }
  }
}

function takingOf(status: number, text: string, answer: PortalFormat['answer']): Taking {
  const body = objectIn(text)
  const code = body && String(body[answer.code] ?? '')
  const words = body ? String(body[answer.message] ?? '') : text
  const said = plainWords([`HTTP ${status}`, code, words].filter(Boolean).join(' '))
  if (status >= 200 && status < 300)
    return code !== undefined && answer.taken.includes(code)
      ? { end: 'taken', said }
      : { end: 'refused', said }
  return { end: away.has(status) ? 'away' : 'refused', said }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
