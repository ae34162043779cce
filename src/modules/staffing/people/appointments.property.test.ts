import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { appoint } from './acts/appoint.ts'
import { depart } from './acts/depart.ts'
import { endAppointment } from './acts/end-appointment.ts'
import { people, type SmallStaff, smallStaff } from './fixtures/small-staff.ts'
import { appointmentKinds } from './words.ts'

let staff: SmallStaff
beforeAll(async () => {
  staff = await smallStaff(await testDatabase())
})

/** Few days, people and seats, so that they get in each other's way. */
const day = fc.integer({ min: 1, max: 20 }).map((n) => `2024-03-${String(n).padStart(2, '0')}`)
const person = fc.constantFrom(...Object.values(people).map(({ code }) => code))
const post = fc.constantFrom('u1.chair', 'u1.vice', 'u1.clerk', 'u2.chair')
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('appoint' as const),
      person,
      post,
      kind: fc.constantFrom('permanent', ...appointmentKinds),
      from: day,
      lastDay: fc.option(day, { nil: undefined })
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('end' as const),
      which: fc.nat(),
      on: day,
      reason: fc.constantFrom('resigned', 'withdrawn', 'term_over')
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('depart' as const),
      person,
      on: day,
      reason: fc.constantFrom('retired', 'died')
    })
  }
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface Row {
  person: string
  post: string
  kind: string
  days: [string, string | null]
  decided: boolean
}

const decision = { number: 'QĐ 1', issuedOn: '2020-01-01' }

async function take(one: Step): Promise<string[]> {
  const { database, posts } = staff
  if (one.what === 'appoint') {
    const { person, kind, from, lastDay } = one
    return refusals(
      act(database, appoint, { decision, person, postId: posts[one.post], kind, from, lastDay })
    )
  }
  if (one.what === 'depart') {
    const { person, on, reason } = one
    return refusals(act(database, depart, { decision, person, on, reason }))
  }
  const found = await sql<{ id: string }>`select id from appointment order by id`.execute(database.db)
  const appointmentId = found.rows[one.which % Math.max(1, found.rows.length)]?.id
  if (!appointmentId) return []
  return refusals(act(database, endAppointment, { decision, appointmentId, on: one.on, reason: one.reason }))
}

async function rows(): Promise<Row[]> {
  const found = await sql<Row>`select h.code as person, a.post_id as post, a.kind,
      jsonb_build_array(lower(a.valid), upper(a.valid)) as days, a.ended_by is not null as decided
    from appointment a join person h on h.id = a.person_id`.execute(staff.database.db)
  return found.rows
}

const covers = ({ days: [start, end] }: Row, on: string) => start <= on && (end === null || on < end)
const days = Array.from({ length: 30 }, (_, n) => `2024-03-${String(n + 1).padStart(2, '0')}`)

/** Whatever is wrong on any day, by looking at each one. */
function faults(all: Row[], departures: { person: string; on: string }[]): string[] {
  const found: string[] = []
  for (const on of days) {
    const now = all.filter((row) => covers(row, on))
    const twice = (of: (row: Row) => string, kinds: string[]) => {
      const keys = now.filter(({ kind }) => kinds.includes(kind)).map(of)
      return keys.length !== new Set(keys).size
    }
    if (twice(({ post }) => post, ['permanent'])) found.push(`${on}: two permanent holders`)
    if (twice(({ post }) => post, ['acting'])) found.push(`${on}: two acting`)
    if (twice(({ person }) => person, ['permanent'])) found.push(`${on}: two permanent posts`)
    if (twice(({ person }) => person, ['secondment'])) found.push(`${on}: two secondments`)
    if (twice(({ person, post }) => `${person} ${post}`, [...appointmentKinds]))
      found.push(`${on}: one post twice`)
    for (const { person, kind, post } of now)
      if (
        kind === 'acting' &&
        now.some((row) => row.post === post && row.kind === 'permanent' && !away(now, row))
      )
        found.push(`${on}: ${person} acts although the holder is there`)
    for (const gone of departures)
      if (now.some(({ person, days: [start] }) => person === gone.person && start < gone.on && on >= gone.on))
        found.push(`${on}: ${gone.person} has left and still serves`)
  }
  for (const {
    kind,
    days: [, end],
    decided,
    person
  } of all)
    if (kind === 'permanent' && end !== null && !decided) found.push(`${person}: an end that nobody decided`)
  return found
}

const away = (now: Row[], { person }: Row) =>
  now.some((row) => row.person === person && row.kind === 'secondment')

test('whatever is done in whatever order, every seat has one holder and every end a decision; what cannot be is refused in words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const db = staff.database.db
      await sql`delete from departure`.execute(db)
      await sql`delete from appointment`.execute(db)
      for (const one of steps) {
        const before = await rows()
        const said = await take(one)
        expect(said.filter((key) => !key.startsWith('people.refusal.'))).toEqual([])
        if (said.length) expect(await rows()).toEqual(before)
      }
      const departures = await sql<{ person: string; on: string }>`select h.code as person, d.on_date as on
        from departure d join person h on h.id = d.person_id`.execute(db)
      expect(faults(await rows(), departures.rows)).toEqual([])
    }),
    { numRuns: 30 }
  )
}, 60_000)

test('who moves from post to post has served every day in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(day, { minLength: 2, maxLength: 8 }), async (moves) => {
      const db = staff.database.db
      await sql`delete from departure`.execute(db)
      await sql`delete from appointment`.execute(db)
      const sorted = moves.toSorted()
      const seats = ['u1.chair', 'u1.vice', 'u1.clerk', 'u2.chair']
      for (const [n, from] of sorted.entries()) {
        const postId = staff.posts[seats[n % seats.length] ?? '']
        await act(staff.database, appoint, { decision, person: people.may.code, postId, from })
      }
      const career = await rows()
      const served = days.filter((on) => career.some((row) => covers(row, on)))
      expect(served).toEqual(days.filter((on) => on >= (sorted[0] ?? '')))
    }),
    { numRuns: 10 }
  )
}, 60_000)
