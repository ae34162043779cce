import { expect, test } from 'vitest'
import { faultOf } from '../http/fault.ts'
import { isConnectionLost } from './connection-lost.ts'

const failed = (message: string, code?: string) => Object.assign(new Error(message), code && { code })

test.each([
  failed('Connection terminated unexpectedly'),
  failed('Client has encountered a connection error and is not queryable'),
  failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  Object.assign(failed('connect ENOENT postgres/.s.PGSQL.5432', 'ENOENT'), { syscall: 'connect' }),
  failed('write EPIPE', 'EPIPE'),
  failed('terminating connection due to administrator command', '57P01'),
  failed('the database system is in recovery mode', '57P03'),
  failed('connection failure', '08006'),
  failed('sorry, too many clients already', '53300')
])('is a lost connection, answered as not available now: $message', (error) => {
  expect(isConnectionLost(error)).toBe(true)
  expect(faultOf(error)).toMatchObject({ status: 503, code: 'unavailable' })
})

test.each([
  failed('duplicate key value violates unique constraint', '23505'),
  failed('canceling statement due to user request', '57014'),
  failed('something of our own'),
  Object.assign(failed('no such file', 'ENOENT'), { syscall: 'open' }),
  'Connection terminated'
])('is none: %s', (error) => {
  expect(isConnectionLost(error)).toBe(false)
})
