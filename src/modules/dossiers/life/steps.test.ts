import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../platform/calendar/index.ts'
import { eventSchema } from './events.ts'
import { liveThrough } from './life.ts'
import { stepAfter, stepDue } from './steps.ts'

const day = [
  ['08:00:00', '12:00:00'],
  ['13:00:00', '17:00:00']
] as const
const calendar: Calendar = {
  timeZone: 'Asia/Ho_Chi_Minh',
  hours: [1, 2, 3, 4, 5].flatMap((weekday) =>
    day.map(([opens, closes]) => ({ weekday, opens, closes, start: null, end: null }))
  ),
  days: new Map()
}
const steps = [
  { share: 10 },
  { share: 40 },
  { share: 20, parallel: 1 },
  { share: 10, parallel: 1 },
  { power: 'ky', share: 20 },
  { share: 10 }
]
const millis = (time: string) => Date.parse(`2025-07-${time}:00+07:00`)
const at = (time: string, more: Record<string, unknown>) =>
  eventSchema.parse({ at: `2025-07-${time}:00+07:00`, ...more })

describe('the way through the internal process', () => {
  test('reception, work, decision, return: each event leads on, a return leads back', () => {
    const events = [
      at('07T08:00', { type: 'receive' }),
      at('07T08:10', { type: 'take_over', by: 'a' }),
      at('07T08:20', { type: 'propose', outcome: 'grant' }),
      at('07T08:30', { type: 'return', reason: 'x' }),
      at('07T08:40', { type: 'propose', outcome: 'grant' }),
      at('07T08:50', { type: 'sign', by: 'b' }),
      at('07T09:00', { type: 'release', number: '1' })
    ]
    let step: number | null = null
    const seen = events.map((event, index) => {
      step = stepAfter(step, event, liveThrough(events.slice(0, index + 1)).life, steps)
      return step
    })
    expect(seen).toEqual([1, 2, 5, 2, 5, 5, 6])
  })

  test('a step is due when the shares up to it are over; steps side by side take the longest', () => {
    // Ten working days from Monday 8:00: 80 hours for 100 percent.
    const times = { received: millis('07T08:00'), due: millis('18T17:00'), stands: [] }
    const due = (step: number) => stepDue(calendar, steps, step, times)
    expect([due(1), due(2), due(4), due(6)]).toEqual(
      ['07T17:00', '11T17:00', '15T17:00', '18T17:00'].map(millis)
    )
  })

  test('whatever the moment of reception, a step is due at a whole millisecond', () => {
    for (const odd of [1, 3, 7, 333]) {
      const times = { received: millis('07T08:00') + odd, due: millis('18T17:00'), stands: [] }
      expect(Number.isInteger(stepDue(calendar, steps, 1, times))).toBe(true)
    }
  })

  test('while the clock stands, no step has a date', () => {
    expect(stepDue(calendar, steps, 2, { received: millis('07T08:00'), due: null, stands: [] })).toBe(null)
  })
})
