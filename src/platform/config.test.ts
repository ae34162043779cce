import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { config, projectDir } from './config.ts'
import { Problem } from './problem.ts'

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
    port: 3000,
    host: '127.0.0.1',
    dataDir: join(projectDir, '.haicap'),
    schema: 'haicap',
    locality: join(projectDir, 'localities', 'lao-cai'),
    personClaim: 'haicap_person',
    sessionHours: 12,
    sessionIdleMinutes: 60,
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
