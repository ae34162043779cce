import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read, write } from '../database/index.ts'
import {
  type Calendar,
  dueAt,
  explainDue,
  type Limit,
  readCalendar,
  type Span,
  workingTime
} from './index.ts'

const zone = 'Asia/Ho_Chi_Minh'
const rules = { hoursADay: 8, sameDayUntil: '15:00' }
let database: Database
let calendar: Calendar
beforeAll(async () => {
  database = await testDatabase()
  await write(database, async (tx) => {
    await sql`insert into office_hours (weekday, opens, closes)
      select d, o::time, c::time from generate_series(1, 5) d,
        (values ('07:30', '11:30'), ('13:30', '17:30')) h(o, c)`.execute(tx)
    await sql`insert into calendar_day (day, working, instead_of, name_vi, name_en, name_de, status) values
      ('2025-04-26', true, 5, 'Làm bù', 'Worked instead', 'Arbeitstag', 'press'),
      ('2025-04-30', false, null, 'Ngày Chiến thắng', 'Reunification Day', 'Tag der Einheit', 'certain'),
      ('2025-05-01', false, null, 'Ngày Quốc tế Lao động', 'Labour Day', 'Tag der Arbeit', 'certain'),
      ('2025-05-02', false, null, 'Nghỉ hoán đổi', 'Swapped day off', 'Brückentag', 'press'),
      ('2025-09-01', false, null, 'Quốc khánh', 'National Day', 'Nationalfeiertag', 'certain'),
      ('2025-09-02', false, null, 'Quốc khánh', 'National Day', 'Nationalfeiertag', 'certain'),
      ('2025-11-24', false, null, 'Ngày Văn hóa', 'Culture Day', 'Kulturtag', 'unverified')`.execute(tx)
  })
  calendar = await read(database, (tx) => readCalendar(tx, zone))
})

const ms = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
const said = (moment: number | null) =>
  moment === null
    ? null
    : Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDateTime().toString()
const due = (received: string, amount: number, unit: Limit['unit'], stands: Span[] = []) =>
  said(dueAt(calendar, { received: ms(received), limit: { amount, unit }, stands, ...rules }))

describe('working time', () => {
  test('five working days end at the same time of day a week later', () => {
    expect(due('2025-07-07T10:00', 5, 'working_days')).toBe('2025-07-14T10:00:00')
  })
  test('what comes in at night begins when the office opens, and the lunch break does not count', () => {
    expect(due('2025-07-07T20:00', 8, 'hours')).toBe('2025-07-08T17:30:00')
    expect(due('2025-07-08T11:00', 1, 'hours')).toBe('2025-07-08T14:00:00')
  })
  test('holidays and swapped days off are left out, a Saturday worked instead counts', () => {
    expect(due('2025-04-29T10:00', 1, 'working_days')).toBe('2025-05-05T10:00:00')
    expect(due('2025-04-25T10:00', 1, 'working_days')).toBe('2025-04-26T10:00:00')
  })
  test('a holiday that is not certain yet does not count as one', () => {
    expect(due('2025-11-21T10:00', 1, 'working_days')).toBe('2025-11-24T10:00:00')
  })
  test('while the citizen completes the papers the clock stands', () => {
    const waiting = { from: ms('2025-07-08T10:00'), to: ms('2025-07-10T10:00') }
    expect(due('2025-07-07T10:00', 2, 'working_days', [waiting])).toBe('2025-07-11T10:00:00')
    expect(due('2025-07-07T10:00', 2, 'working_days', [{ ...waiting, to: Number.POSITIVE_INFINITY }])).toBe(
      null
    )
  })
})

describe('on the same day', () => {
  test('what comes by three in the afternoon is due at the close of the day, later on the next working day', () => {
    expect(due('2025-07-07T15:00', 1, 'same_day')).toBe('2025-07-07T17:30:00')
    expect(due('2025-07-04T15:01', 1, 'same_day')).toBe('2025-07-07T17:30:00')
  })
  test('what comes on a day off is due on the next working day, however late it came', () => {
    expect(due('2025-07-05T20:00', 1, 'same_day')).toBe('2025-07-07T17:30:00')
  })
})

describe('days and months of the calendar', () => {
  test('end with the office hours of the last day', () => {
    expect(due('2025-07-07T10:00', 10, 'days')).toBe('2025-07-17T17:30:00')
    expect(due('2025-01-31T10:00', 1, 'months')).toBe('2025-02-28T17:30:00')
  })
  test('a last day that is off moves on to the next that is worked', () => {
    expect(due('2025-07-07T10:00', 5, 'days')).toBe('2025-07-14T17:30:00')
    expect(due('2025-08-01T10:00', 1, 'months')).toBe('2025-09-03T17:30:00')
  })
})

test('the clock explains itself day by day', () => {
  const { days } = explainDue(calendar, {
    received: ms('2025-04-29T14:30'),
    limit: { amount: 1, unit: 'working_days' },
    ...rules
  })
  expect(days.map(({ day, reason, minutes, name }) => [day, reason, minutes, name?.vi])).toEqual([
    ['2025-04-29', 'received', 180, undefined],
    ['2025-04-30', 'holiday', 0, 'Ngày Chiến thắng'],
    ['2025-05-01', 'holiday', 0, 'Ngày Quốc tế Lao động'],
    ['2025-05-02', 'holiday', 0, 'Nghỉ hoán đổi'],
    ['2025-05-03', 'weekend', 0, undefined],
    ['2025-05-04', 'weekend', 0, undefined],
    ['2025-05-05', 'due', 300, undefined]
  ])
})

const moment = fc
  .integer({ min: ms('2025-03-01T00:00') / 60_000, max: ms('2025-12-31T00:00') / 60_000 })
  .map((m) => m * 60_000)
const stands = fc
  .array(fc.tuple(moment, fc.integer({ min: 1, max: 20_000 })), { maxLength: 3 })
  .map((list) => {
    const apart: Span[] = []
    for (const [from, minutes] of list.toSorted(([one], [other]) => one - other)) {
      const after = apart.at(-1)?.to ?? Number.NEGATIVE_INFINITY
      if (from > after) apart.push({ from, to: from + minutes * 60_000 })
    }
    return apart
  })
const limit = fc.oneof(
  fc.constant({ amount: 1, unit: 'same_day' as const }),
  fc.record({ amount: fc.integer({ min: 1, max: 200 }), unit: fc.constant('hours' as const) }),
  fc.record({
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('working_days' as const, 'days' as const)
  }),
  fc.record({ amount: fc.integer({ min: 1, max: 6 }), unit: fc.constant('months' as const) })
)

test('SQL and TypeScript agree on thousands of random cases', async () => {
  const cases = fc.sample(fc.record({ received: moment, stands, limit }), 4000)
  const asked = cases.map(({ received, stands: gaps, limit: { amount, unit } }) => ({
    received: new Date(received).toISOString(),
    ...{ amount, unit },
    stands: `{${gaps.map(({ from, to }) => `[${new Date(from).toISOString()},${new Date(to).toISOString()})`).join(',')}}`
  }))
  const answered = await read(database, (tx) =>
    sql<{ due: string; worked: string }>`
      select (extract(epoch from due_at(q.received, q.amount, q.unit, q.stands, 8, '15:00', ${zone})) * 1000)::text as due,
        (extract(epoch from working_time(tstzmultirange(tstzrange(q.received, q.received + interval '9 days')) - q.stands, ${zone})) * 1000)::text as worked
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as q(received timestamptz, amount int, unit text, stands tstzmultirange)`.execute(tx)
  )
  const expected = cases.map((one) => {
    const nineDays = { from: one.received, to: one.received + 9 * 86_400_000 }
    return [dueAt(calendar, { ...one, ...rules }), workingTime(calendar, nineDays, one.stands)]
  })
  expect(answered.rows.map((row) => [Number(row.due), Number(row.worked)])).toEqual(expected)
})

test('standing longer never makes anything due earlier', () => {
  fc.assert(
    fc.property(moment, limit, stands, fc.integer({ min: 1, max: 5000 }), (received, one, gaps, longer) => {
      const last = gaps.at(-1)
      fc.pre(last !== undefined)
      const question = { received, limit: one, ...rules }
      const before = dueAt(calendar, { ...question, stands: gaps })
      const stretched = [
        ...gaps.slice(0, -1),
        { from: last?.from ?? 0, to: (last?.to ?? 0) + longer * 60_000 }
      ]
      const after = dueAt(calendar, { ...question, stands: stretched })
      expect(after ?? 0).toBeGreaterThanOrEqual(before ?? 0)
    })
  )
})
