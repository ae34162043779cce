import { expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import { at, smallOffice } from '../fixtures/small-office.ts'
import { calendarOf } from '../law.ts'
import { leftUntil } from './left.ts'

test('time is counted as offices work: weekends and lunch are no time', async () => {
  const { database } = await smallOffice(await testDatabase())
  const calendar = await read(database, calendarOf)
  const left = (due: string, now: string) => leftUntil(calendar, at(due), at(now), 8)
  // Friday afternoon to Tuesday noon: two hours, a day, four hours.
  expect(left('10T11:30', '06T15:30')).toEqual({ kind: 'left', days: 1, hours: 6, minutes: 0 })
  // Due today: hours, or it would sound like tomorrow.
  expect(left('10T17:30', '10T07:00')).toEqual({ kind: 'left', days: 0, hours: 8, minutes: 0 })
  expect(left('10T13:45', '10T11:15')).toEqual({ kind: 'left', days: 0, hours: 0, minutes: 30 })
  expect(left('06T15:30', '09T08:30')).toEqual({ kind: 'late', days: 0, hours: 3, minutes: 0 })
  expect(left('07T09:00', '08T09:00')).toEqual({ kind: 'late', days: 0, hours: 0, minutes: 0 })
  expect(leftUntil(calendar, '2026-01-05T02:00:00Z', at('10T08:00'), 8)).toEqual({
    kind: 'late_far',
    day: '2026-01-05'
  })
  expect(leftUntil(calendar, '2026-08-05T02:00:00Z', at('10T08:00'), 8)).toEqual({
    kind: 'left_far',
    day: '2026-08-05'
  })
})
