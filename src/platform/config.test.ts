import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { config, projectDir } from './config.ts'
import { usualEndings } from './media-types.ts'
import { Problem } from './problem.ts'
import { newSecret } from './webhooks/sign.ts'

const problemOf = (env: Record<string, string>): Problem => {
  try {
    config(env)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('no problem')
}

test('everything has a default that works on one machine', () => {
  expect(config({})).toEqual({
    apiOrigins: '*',
    port: 3000,
    host: '127.0.0.1',
    dataDir: join(projectDir, '.haicap'),
    schema: 'haicap',
    locality: join(projectDir, 'localities', 'lao-cai'),
    personClaim: 'haicap_person',
    citizenClaim: 'haicap_citizen',
    sessionHours: 12,
    sessionIdleMinutes: 60,
    files: { maxBytes: 25 * 2 ** 20, endings: usualEndings },
    messages: { privateWebhooks: false },
    papers: expect.any(Object),
    paymentSecrets: [],
    requestsPerMinute: 3000,
    logLevel: 'info'
  })
})

test('an empty variable is none', () => {
  expect(config({ PORT: '', HAICAP_TODAY: '', DATABASE_URL: '' })).toEqual(config({}))
})

test('folders given are seen from the caller, defaults from the project', () => {
  const given = config({ HAICAP_DATA: 'elsewhere', HAICAP_LOCALITY: '/srv/locality' })
  expect(given.dataDir).toBe(resolve('elsewhere'))
  expect(given.locality).toBe('/srv/locality')
})

test('every variable that cannot be used is named at once', () => {
  const problem = problemOf({
    PORT: 'many',
    HAICAP_TODAY: '2025-02-30',
    HAICAP_SCHEMA: 'x; drop table area',
    DATABASE_URL: 'mysql://localhost'
  })
  expect(problem.status).toBe(422)
  expect(problem.details.map((detail) => detail.path)).toEqual([
    'PORT',
    'DATABASE_URL',
    'HAICAP_SCHEMA',
    'HAICAP_TODAY'
  ])
})

test.each(['public', 'extensions', 'pg_catalog', 'Lao', 'lào', 'a'.repeat(64)])('%s is no schema', (name) => {
  expect(problemOf({ HAICAP_SCHEMA: name }).params.names).toBe('HAICAP_SCHEMA')
})

test('pages of which sites may read the API is said by origins, not by addresses', () => {
  const given = (text: string) => config({ HAICAP_API_ORIGINS: text }).apiOrigins
  expect(given('none')).toEqual([])
  expect(given('https://a.example, https://b.example:8443')).toEqual([
    'https://a.example',
    'https://b.example:8443'
  ])
  for (const wrong of ['https://a.example/', 'a.example', 'https://*.example', '*, https://a.example'])
    expect(problemOf({ HAICAP_API_ORIGINS: wrong }).params.names).toBe('HAICAP_API_ORIGINS')
})

test('half a sign-in provider is a mistake', () => {
  const issuer = 'https://sign-in.example'
  expect(problemOf({ HAICAP_OIDC_ISSUER: issuer, HAICAP_OIDC_CLIENT_ID: 'haicap' }).params.names).toBe(
    'HAICAP_OIDC_CLIENT_SECRET'
  )
  expect(
    config({
      HAICAP_OIDC_ISSUER: issuer,
      HAICAP_OIDC_CLIENT_ID: 'haicap',
      HAICAP_OIDC_CLIENT_SECRET: 'secret'
    }).oidc
  ).toEqual({ issuer, clientId: 'haicap', clientSecret: 'secret' })
})

const s3 = {
  HAICAP_S3_ENDPOINT: 'https://storage.example/',
  HAICAP_S3_BUCKET: 'papers',
  HAICAP_S3_KEY_ID: 'id',
  HAICAP_S3_SECRET: 'secret'
}

test('a storage for files is given whole', () => {
  expect(config(s3).files.s3).toEqual({
    endpoint: 'https://storage.example',
    region: 'us-east-1',
    bucket: 'papers',
    keyId: 'id',
    secret: 'secret'
  })
  expect(problemOf({ ...s3, HAICAP_S3_SECRET: '', HAICAP_S3_BUCKET: '' }).params.names).toBe(
    'HAICAP_S3_BUCKET, HAICAP_S3_SECRET'
  )
})

test('only types of files that can be recognized are taken', () => {
  expect(config({ HAICAP_FILE_TYPES: 'pdf, JPG,png', HAICAP_FILE_MEGABYTES: '0.5' }).files).toEqual({
    endings: ['pdf', 'jpg', 'png'],
    maxBytes: 2 ** 19
  })
  expect(problemOf({ HAICAP_FILE_TYPES: 'pdf,exe' }).params.names).toBe('HAICAP_FILE_TYPES')
})

test.each([
  ['localhost:3310', { host: 'localhost', port: 3310 }],
  ['[::1]:3310', { host: '::1', port: 3310 }],
  ['/run/clamav/clamd.sock', { path: '/run/clamav/clamd.sock' }]
])('a virus scanner at %s', (address, clamd) => {
  expect(config({ HAICAP_CLAMD: address }).files.clamd).toEqual(clamd)
})

test('a virus scanner without its port is a mistake', () => {
  expect(problemOf({ HAICAP_CLAMD: 'localhost' }).params.names).toBe('HAICAP_CLAMD')
})

test('half a way to send messages is a mistake', () => {
  expect(problemOf({ HAICAP_SMTP_URL: 'smtp://localhost', HAICAP_SMS_TOKEN: 'x' }).params.names).toBe(
    'HAICAP_SMTP_FROM, HAICAP_SMS_URL'
  )
  expect(
    config({ HAICAP_SMTP_URL: 'smtp://localhost', HAICAP_SMTP_FROM: 'Tỉnh <no-reply@tinh.example>' }).messages
  ).toEqual({
    privateWebhooks: false,
    smtp: { url: 'smtp://localhost', from: 'Tỉnh <no-reply@tinh.example>' }
  })
})

test('a portal needs its address, its code and its key; a part of them is a mistake', () => {
  const all = {
    HAICAP_PORTAL_URL: 'https://cong.example/',
    HAICAP_PORTAL_AGENCY: 'H38',
    HAICAP_PORTAL_KEY: 'k'
  }
  expect(config(all).exchange).toEqual({ url: 'https://cong.example', agency: 'H38', key: 'k', pull: false })
  expect(config({ ...all, HAICAP_PORTAL_PULL: 'yes' }).exchange?.pull).toBe(true)
  expect(problemOf({ ...all, HAICAP_PORTAL_KEY: '' }).details.map(({ path }) => path)).toEqual([
    'HAICAP_PORTAL_KEY'
  ])
  expect(config({}).exchange).toBeUndefined()
})

test('the secrets of a bank are such that nobody guesses; two while one is changed', () => {
  const [one, other] = [newSecret(), newSecret()]
  expect(config({ HAICAP_PAYMENT_SECRET: `${one} ${other}` }).paymentSecrets).toEqual([one, other])
  for (const weak of ['geheim', 'whsec_MTIz', `${one},${other}`])
    expect(problemOf({ HAICAP_PAYMENT_SECRET: weak }).details.map(({ path }) => path)).toEqual([
      'HAICAP_PAYMENT_SECRET'
    ])
})
