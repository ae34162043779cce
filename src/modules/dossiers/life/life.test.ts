import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '../../../platform/calendar/index.ts'
import { clockOf } from './clock.ts'
import { type DossierEvent, eventSchema } from './events.ts'
import { live, liveThrough, noLife } from './life.ts'
import { nationalState } from './national.ts'
import { openEvents } from './possible.ts'

const on = (time: string, more: Record<string, unknown>) =>
  eventSchema.parse({ at: `2025-07-${time}:00+07:00`, ...more })
const refused = (...events: DossierEvent[]) => liveThrough(events).refusals.map(({ refusal }) => refusal.key)

/** Mrs Vàng Thị Mỷ asks for a birth certificate in Sa Pa; the paper goes all the way. */
const birth = [
  on('07T08:00', { type: 'receive' }),
  on('07T08:30', { type: 'assign', to: 'CB-1' }),
  on('07T09:00', { type: 'propose', outcome: 'grant' }),
  on('07T10:00', { type: 'sign', by: 'CB-2' }),
  on('07T10:30', { type: 'release', number: '12/2025' }),
  on('07T11:00', { type: 'send' }),
  on('07T14:00', { type: 'hand_over' })
]

describe('the way of a dossier', () => {
  test('signed, released, sent and handed over are four different things', () => {
    const states = birth.map((_, index) => {
      const { life } = liveThrough(birth.slice(0, index + 1))
      return [life.phase, nationalState(life)]
    })
    expect(states).toEqual([
      ['received', 2],
      ['in_work', 4],
      ['proposed', 4],
      ['signed', 4],
      ['released', 9],
      ['at_center', 9],
      ['handed_over', 10]
    ])
  })

  test('a draft at the counter is refused, or completed and then received; the time before does not count', () => {
    const draft = on('07T08:00', { type: 'draft' })
    const no = liveThrough([draft, on('07T08:05', { type: 'refuse', reason: 'Không thuộc thẩm quyền' })])
    expect([no.life.phase, nationalState(no.life)]).toEqual(['refused', 3])
    const ask = on('07T08:05', { type: 'ask_supplement', items: ['Giấy chứng sinh'], reason: 'Thiếu' })
    const asked = liveThrough([draft, ask])
    expect([asked.life.phase, nationalState(asked.life)]).toEqual(['draft', 5])
    expect(refused(draft, ask, on('08T08:00', { type: 'receive' }))).toEqual(['waiting'])
    const brought = on('08T08:00', { type: 'supplement' })
    const { life, refusals } = liveThrough([draft, ask, brought, on('08T08:01', { type: 'receive' })])
    expect(refusals).toEqual([])
    expect([life.phase, life.receivedAt]).toEqual(['received', '2025-07-08T08:01:00+07:00'])
  })

  test('what cannot happen now is refused and says what can', () => {
    const next = live(liveThrough(birth.slice(0, 2)).life, on('07T09:00', { type: 'sign', by: 'CB-2' }))
    expect(next).toMatchObject({ refusal: { key: 'not_now', phase: 'in_work' } })
    expect('refusal' in next && next.refusal.key === 'not_now' && next.refusal.open).toContain('propose')
  })

  test('nothing happens before what happened last, nor is known before it happened', () => {
    expect(refused(...birth.slice(0, 2), on('07T08:10', { type: 'propose', outcome: 'grant' }))).toEqual([
      'earlier_than_last'
    ])
    expect(refused(on('07T08:00', { type: 'receive', learnedAt: '2025-07-07T07:59:00+07:00' }))).toEqual([
      'learned_before'
    ])
  })
})

describe('supplement', () => {
  const asked = [
    on('07T08:00', { type: 'receive' }),
    on('07T09:00', { type: 'ask_supplement', items: ['Giấy chứng sinh'], reason: 'Thiếu bản chính' })
  ]
  test('is asked for once, with everything that is missing', () => {
    const again = on('09T09:00', { type: 'ask_supplement', items: ['Sổ hộ khẩu'], reason: 'Còn thiếu' })
    expect(refused(...asked, on('08T09:00', { type: 'supplement' }), again)).toEqual(['supplement_once'])
  })
  test('nothing is settled meanwhile', () => {
    expect(
      refused(
        ...asked,
        on('07T10:00', { type: 'assign', to: 'CB-1' }),
        on('07T11:00', { type: 'propose', outcome: 'deny' })
      )
    ).toEqual(['waiting'])
    expect(nationalState(liveThrough(asked).life)).toBe(5)
  })
  test('that never comes ends the dossier when it was asked for', () => {
    const { life } = liveThrough([...asked, on('30T09:00', { type: 'stop', reason: 'Quá hạn bổ sung' })])
    expect([life.phase, life.endedAt]).toEqual(['stopped', asked[1]?.at])
  })
})

test('opinions that are open keep a proposal back, and only those that wait stop the clock', () => {
  const events = [
    ...birth.slice(0, 2),
    on('07T08:40', { type: 'seek_opinion', id: 'a', unit: 'PKT' }),
    on('07T08:41', { type: 'seek_opinion', id: 'b', unit: 'STP', waits: true })
  ]
  expect(liveThrough(events).life.stands).toHaveLength(1)
  const one = [...events, on('08T08:00', { type: 'give_opinion', id: 'b', opinion: 'Đồng ý' })]
  expect(liveThrough(one).life.stands[0]?.to).not.toBe(null)
  expect(refused(...one, on('08T09:00', { type: 'propose', outcome: 'grant' }))).toEqual(['opinions_open'])
})

test('a dossier can be extended once, to a later moment', () => {
  const extend = (time: string, until: string) =>
    on(time, { type: 'extend', until: `2025-07-${until}:00+07:00`, reason: 'Cần xác minh' })
  expect(refused(...birth.slice(0, 2), extend('07T10:00', '07T09:00'))).toEqual(['extend_later'])
  expect(
    refused(...birth.slice(0, 2), extend('07T10:00', '20T09:00'), extend('08T10:00', '25T09:00'))
  ).toEqual(['extended_once'])
})

test('another thing can be waited for beside what is waited for; the clock stands once, until the last has come', () => {
  const events = [
    ...birth.slice(0, 2),
    on('07T09:00', { type: 'seek_opinion', id: 'a', unit: 'STP', waits: true }),
    on('07T10:00', { type: 'ask_supplement', items: ['Bản chính'], reason: 'Thiếu' }),
    on('07T11:00', { type: 'ask_payment', amount: 8000 })
  ]
  const asked = liveThrough(events)
  expect([asked.refusals, asked.life.waiting.length, nationalState(asked.life)]).toEqual([[], 3, 5])
  expect(refused(...events, on('07T12:00', { type: 'ask_payment', amount: 8000 }))).toEqual(['waiting'])
  const { life, refusals } = liveThrough([
    ...events,
    on('08T09:00', { type: 'supplement' }),
    on('08T10:00', { type: 'give_opinion', id: 'a', opinion: 'Đồng ý' }),
    on('09T09:00', { type: 'pay' })
  ])
  expect([refusals, life.waiting]).toEqual([[], []])
  expect(life.stands).toEqual([
    { from: '2025-07-07T09:00:00+07:00', to: '2025-07-09T09:00:00+07:00', why: 'opinion' }
  ])
})

test('what is done once is not offered again', () => {
  const { life } = liveThrough([
    ...birth.slice(0, 2),
    on('07T09:00', { type: 'ask_supplement', items: ['x'], reason: 'x' }),
    on('07T10:00', { type: 'supplement' }),
    on('07T11:00', { type: 'extend', until: '2025-07-20T09:00:00+07:00', reason: 'x' })
  ])
  expect(openEvents(life)).not.toContain('ask_supplement')
  expect(openEvents(life)).not.toContain('extend')
  expect(openEvents(life)).toContain('propose')
})

describe('the clock', () => {
  const calendar: Calendar = {
    timeZone: 'Asia/Ho_Chi_Minh',
    days: new Map(),
    hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, opens: '07:30', closes: '11:30', start: null, end: null },
      { weekday, opens: '13:30', closes: '17:30', start: null, end: null }
    ])
  }
  const rules = { hoursADay: 8, sameDayUntil: '15:00' }
  const limit = { amount: 2, unit: 'working_days' } as const
  const ms = (time: string) => Temporal.Instant.from(`2025-07-${time}:00+07:00`).epochMilliseconds
  const clock = (now: string, ...events: DossierEvent[]) =>
    clockOf(calendar, rules, liveThrough(events).life, limit, ms(now))

  test('asking for a supplement after the date erases no lateness, nor does it bring another date', () => {
    const events = [
      on('07T08:00', { type: 'receive' }),
      on('16T09:00', { type: 'ask_supplement', items: ['x'], reason: 'x' })
    ]
    const due = Date.parse('2025-07-09T08:00:00+07:00')
    expect(clock('17T08:00', ...events)).toMatchObject({ state: 'stands', due, late: true })
    expect(clock('19T08:00', ...events, on('18T09:00', { type: 'supplement' }))).toMatchObject({
      due,
      late: true
    })
  })

  test('what the citizen needs after an extension is added to the new date', () => {
    const events = [
      on('07T08:00', { type: 'receive' }),
      on('08T08:00', { type: 'extend', until: '2025-07-16T08:00:00+07:00', reason: 'x' }),
      on('15T08:00', { type: 'ask_supplement', items: ['x'], reason: 'x' })
    ]
    expect(clock('21T08:00', ...events)).toMatchObject({ state: 'stands', due: null, late: false })
    // A working day was left on the 15th; it begins again on Monday the 21st.
    const brought = [...events, on('21T08:00', { type: 'supplement' })]
    expect(clock('21T09:00', ...brought)).toMatchObject({ state: 'runs', due: ms('22T08:00'), late: false })
    // What was waited for before the new date was given is known to it.
    const before = [
      events[0] as DossierEvent,
      on('07T10:00', { type: 'ask_supplement', items: ['x'], reason: 'x' }),
      on('08T10:00', { type: 'supplement' }),
      on('09T08:00', { type: 'extend', until: '2025-07-16T08:00:00+07:00', reason: 'x' })
    ]
    expect(clock('09T09:00', ...before)).toMatchObject({ due: ms('16T08:00') })
  })

  test('what the citizen needs to complete the papers is added; what was promised stays in sight', () => {
    const events = [
      on('07T08:00', { type: 'receive' }),
      on('07T10:00', { type: 'ask_supplement', items: ['Bản chính'], reason: 'Thiếu' }),
      on('09T10:00', { type: 'supplement' })
    ]
    expect(clock('08T10:00', ...events.slice(0, 2))).toMatchObject({
      state: 'stands',
      due: null,
      late: false
    })
    expect(clock('09T11:00', ...events)).toMatchObject({
      promised: ms('09T08:00'),
      due: ms('11T08:00'),
      late: false
    })
  })
  test('it is late when released late, and not when only the message came late', () => {
    const released = (time: string, learned: string) => [
      ...birth.slice(0, 4),
      on(time, { type: 'release', number: '1', learnedAt: `2025-07-${learned}:00+07:00` })
    ]
    expect(clock('20T08:00', ...released('09T08:00', '15T08:00')).late).toBe(false)
    expect(clock('20T08:00', ...released('09T08:01', '09T08:01')).late).toBe(true)
  })
})

describe('a message that comes late makes nothing overdue', () => {
  const received = on('07T08:00', { type: 'receive' })

  test('the clock stands until the payment is known, even when it was made long before', () => {
    const asked = on('07T09:00', { type: 'ask_payment', amount: 1000 })
    const events = [received, asked, on('07T09:30', { type: 'pay', learnedAt: '2025-07-11T08:00:00+07:00' })]
    expect(liveThrough(events).life.stands.map(({ to }) => to)).toEqual(['2025-07-11T08:00:00+07:00'])
  })

  test('of several things that it waits for, the last one to be known counts', () => {
    const { life } = liveThrough([
      received,
      on('07T08:30', { type: 'assign', to: 'CB-1' }),
      on('07T09:00', { type: 'seek_opinion', id: 'a', unit: 'STP', waits: true }),
      on('07T09:10', { type: 'seek_opinion', id: 'b', unit: 'STC', waits: true }),
      on('07T10:00', { type: 'give_opinion', id: 'a', opinion: 'x', learnedAt: '2025-07-11T08:00:00+07:00' }),
      on('08T08:00', { type: 'give_opinion', id: 'b', opinion: 'x' })
    ])
    expect(life.stands).toEqual([
      { from: '2025-07-07T09:00:00+07:00', to: '2025-07-11T08:00:00+07:00', why: 'opinion' }
    ])
  })
})

const anyEvent = fc.constantFrom<Record<string, unknown>>(
  { type: 'draft' },
  { type: 'submit', channel: 'online' },
  { type: 'receive' },
  { type: 'refuse', reason: 'x' },
  { type: 'ask_supplement', items: ['x'], reason: 'x' },
  { type: 'supplement' },
  { type: 'ask_payment', amount: 1000 },
  { type: 'pay' },
  { type: 'assign', to: 'a' },
  { type: 'take_over', by: 'b' },
  { type: 'pass', unit: 'v' },
  { type: 'seek_opinion', id: '1', unit: 'u', waits: true },
  { type: 'seek_opinion', id: '2', unit: 'u' },
  { type: 'give_opinion', id: '1', opinion: 'x' },
  { type: 'give_opinion', id: '2', opinion: 'x' },
  { type: 'propose', outcome: 'grant' },
  { type: 'return', reason: 'x' },
  { type: 'sign', by: 'c' },
  { type: 'release', number: '1' },
  { type: 'send' },
  { type: 'hand_over' },
  { type: 'stop', reason: 'x' },
  { type: 'withdraw' },
  { type: 'extend', until: '2026-01-01T00:00:00Z', reason: 'x' },
  { type: 'correct', reason: 'x' },
  { type: 'move_version', reason: 'x' },
  { type: 'recompute', reason: 'x' }
)
const histories = fc
  .array(anyEvent, { maxLength: 60 })
  .map((list) =>
    list.map((event, index) =>
      eventSchema.parse({ ...event, at: new Date(Date.UTC(2025, 6, 1) + index * 3_600_000).toISOString() })
    )
  )

test('whatever happens, an ended dossier stays ended, spans of standing lie apart, and offered steps are possible', () => {
  fc.assert(
    fc.property(histories, (events) => {
      let life = noLife
      for (const event of events) {
        const before = life
        const next = live(life, event)
        if ('life' in next) life = next.life
        if (before.endedAt) expect(life.endedAt).toBe(before.endedAt)
        if ('life' in next) expect(openEvents(before)).toContain(event.type)
      }
      const open = life.stands.filter(({ to }) => to === null)
      expect(open.length).toBe(life.waiting.length ? 1 : 0)
      for (const [index, span] of life.stands.entries()) {
        const following = life.stands[index + 1]
        if (following) expect((span.to ?? '') <= following.from).toBe(true)
      }
    }),
    { numRuns: 500 }
  )
})
