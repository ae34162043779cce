import { expect, test } from 'vitest'
import { bearerOf, citizenOf, whoOf } from './claims.ts'

test('whoever the provider names is called by the name that it gives', () => {
  expect(whoOf({ sub: '7f3c', name: 'Nguyễn Thị Hồng Vân' })).toMatchObject({
    subject: '7f3c',
    name: 'Nguyễn Thị Hồng Vân'
  })
  expect(whoOf({ sub: '7f3c', name: ' ', preferred_username: 'van.nth' }).name).toBe('van.nth')
  expect(whoOf({ sub: '7f3c' }).name).toBe('7f3c')
})

test.each([{}, { sub: '' }, { sub: 7 }])('claims that name nobody are nobody’s: %j', (claims) => {
  expect(() => whoOf(claims)).toThrow(TypeError)
})

test('scopes that are powers limit an access token to them; others do not', () => {
  const scopes = (claims: object) => bearerOf({ sub: 'van', ...claims }).scopes
  expect(scopes({})).toBeUndefined()
  expect(scopes({ scope: 'openid profile' })).toBeUndefined()
  expect(scopes({ scope: 'openid staffing.appoint register.change' })).toEqual([
    'staffing.appoint',
    'register.change'
  ])
  expect(scopes({ scp: ['register.change', 'offline_access'] })).toEqual(['register.change'])
  expect(scopes({ scope: 7 })).toBeUndefined()
})

test('a citizen is whom the provider says that it has verified, by a whole number', () => {
  const claims = {
    sub: 'a',
    name: 'Vàng Thị Mỷ',
    cccd: '010186001234',
    cccd_verified: true,
    birthdate: '1986-09-05'
  }
  const { name, cccd: number } = claims
  expect(citizenOf(claims, 'cccd')).toEqual({ name, number, birthDate: '1986-09-05' })
  expect(citizenOf({ ...claims, birthdate: '1986' }, 'cccd')).toEqual({ name, number })
  for (const wrong of [
    { cccd_verified: 'true' },
    { cccd_verified: false },
    { cccd: '01018600123' },
    { cccd: 10_186_001_234 },
    { name: ' ' }
  ])
    expect(citizenOf({ ...claims, ...wrong }, 'cccd')).toBeUndefined()
  expect(citizenOf(claims, 'haicap_citizen')).toBeUndefined()
})
