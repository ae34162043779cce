import { createHmac, timingSafeEqual } from 'node:crypto'

const prefix = 'whsec_'

/** How far the clock of a sender may be off (seconds). */
const tolerance = 300

/** A message as it came, byte by byte. */
export interface Received {
  id: string
  /** Seconds since 1970. */
  timestamp: string
  /** One or several, each with its version. */
  signature: string
  body: string
}

/**
 * Whether a message comes from somebody who has one of the secrets, and is no old one sent again (Standard Webhooks 1.0,
 * HMAC-SHA256).
 * @param now in milliseconds
 */
export function isSigned(
  { id, timestamp, signature, body }: Received,
  secrets: readonly string[],
  now = Date.now()
): boolean {
  if (!id || !/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > tolerance)
    return false
  const given = signature
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []))
  return secrets.some((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    const right = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
    return given.some((one) => one.length === right.length && timingSafeEqual(one, right))
  })
}
