import type { CloudEvent } from './cloud-event.ts'

/** How a subscriber took an event. */
export type Answer = { taken: true } | { taken: false; reachable: boolean; why: string }

export type PostEvent = (url: string, event: CloudEvent) => Promise<Answer>

const patience = 10_000
/** "Later", not "no". */
const later = new Set([408, 425, 429])

/** Posts one event in structured mode. Throws nothing: whatever goes wrong is an answer. */
export async function postEvent(url: string, event: CloudEvent): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' },
      body: JSON.stringify(event),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience)
    })
    await response.body?.cancel()
    if (response.ok) return { taken: true }
    const refused = response.status < 500 && !later.has(response.status)
    return { taken: false, reachable: refused, why: `HTTP ${response.status}` }
  } catch (error) {
    const { message, cause } = error as Error
    return {
      taken: false,
      reachable: false,
      why: cause instanceof Error ? `${message}: ${cause.message}` : message
    }
  }
}

const longest = 6 * 3600

/** Seconds to wait before another attempt: 1 minute, doubled each time, 6 hours at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(60 * 2 ** Math.max(0, attempts - 1), longest)
}
