import { expect, test } from 'vitest'
import { newSecret, signed } from './sign.ts'
import { isSigned } from './verify.ts'

const [one, other, third] = [newSecret(), newSecret(), newSecret()]
const at = new Date('2026-03-10T02:00:00Z')
const body = '{"amount":12000}'

/** As it arrives. */
function sent(secrets: string[], id = 'msg_1') {
  const headers = signed({ id, at, body }, secrets)
  return {
    id: headers['webhook-id'] ?? '',
    timestamp: headers['webhook-timestamp'] ?? '',
    signature: headers['webhook-signature'] ?? '',
    body
  }
}

test('a message is known by any of the secrets that are good now', () => {
  const now = at.getTime()
  expect(isSigned(sent([one]), [one], now)).toBe(true)
  expect(isSigned(sent([one, other]), [third, other], now)).toBe(true)
  expect(isSigned(sent([one]), [other, third], now)).toBe(false)
  expect(isSigned(sent([one]), [], now)).toBe(false)
})

test('nothing of it can be changed, and it is not good for ever', () => {
  const now = at.getTime()
  const message = sent([one])
  const changed = [
    { ...message, body: '{"amount":120000}' },
    { ...message, id: 'msg_2' },
    { ...message, id: '' },
    { ...message, timestamp: String(Number(message.timestamp) + 1) },
    { ...message, timestamp: 'now' },
    { ...message, signature: message.signature.replace('v1,', 'v2,') },
    { ...message, signature: 'v1,' },
    { ...message, signature: '' }
  ]
  for (const wrong of changed) expect(isSigned(wrong, [one], now)).toBe(false)
  expect(isSigned(message, [one], now + 299_000)).toBe(true)
  expect(isSigned(message, [one], now + 301_000)).toBe(false)
  expect(isSigned(message, [one], now - 301_000)).toBe(false)
})
