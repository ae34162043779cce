import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A new secret as Standard Webhooks writes it: 32 random bytes. */
export const newSecret = (): string => prefix + randomBytes(32).toString('base64')

/** What is sent, and when. */
export interface Message {
  id: string
  /** The moment of this attempt. */
  at: Date
  body: string
}

/**
 * The headers by which a receiver knows who speaks (Standard Webhooks 1.0, HMAC-SHA256): one signature for each
 * secret that is good now, so that a receiver may change from one to the next when it likes.
 */
export function signed({ id, at, body }: Message, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
