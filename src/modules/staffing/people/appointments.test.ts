import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { read } from '../../../platform/database/index.ts'
import { type Actor, noRights, perform } from '../../../platform/record/index.ts'
import { merge } from '../../organization/index.ts'
import { appoint } from './acts/appoint.ts'
import { depart } from './acts/depart.ts'
import { endAppointment } from './acts/end-appointment.ts'
import { endPost } from './acts/end-post.ts'
import { openPost } from './acts/open-post.ts'
import { toleratePost } from './acts/tolerate-post.ts'
import { appointed, decidedOn, people, type SmallStaff, smallStaff } from './fixtures/small-staff.ts'
import { careerOf } from './store-career.ts'
import { capacitiesOf, personByCode } from './store-persons.ts'
import { postsOf } from './store-posts.ts'

let staff: SmallStaff
beforeAll(async () => {
  staff = await smallStaff(await testDatabase())
})

const { pao, van, tho, may, thao, su } = people
const viewer = { subject: 'test' }

const holders = async (post: string, at: string) => {
  const posts = await read(staff.database, (tx) =>
    postsOf(tx, { ids: [staff.posts[post] ?? ''], at }, viewer)
  )
  return posts.flatMap((one) => one.holders.map(({ name, kind }) => `${name} ${kind}`))
}
const career = async (person: { code: string }, at = '2026-01-01') =>
  read(staff.database, async (tx) => {
    const found = await personByCode(tx, person.code)
    return careerOf(tx, found?.id ?? '', { at })
  })
const capacities = (person: { code: string }, at: string) =>
  read(staff.database, async (tx) => {
    const found = await personByCode(tx, person.code)
    return (await capacitiesOf(tx, found?.id ?? '', at)).map(({ kind, title }) => `${kind} ${title.en}`)
  })
const refusedTo = (person: { code: string }, post: string, from: string, more = {}) =>
  refusals(
    act(staff.database, appoint, {
      decision: decidedOn(from),
      person: person.code,
      postId: staff.posts[post],
      from,
      ...more
    })
  )

describe('a seat and whoever sits on it', () => {
  test('a seat that is taken is refused, and its holder named', async () => {
    expect(await refusedTo(may, 'u1.chair', '2021-01-01')).toEqual(['people.refusal.held_permanent'])
  })

  test('everything that stands against an appointment is said at once', async () => {
    expect(
      await refusedTo(may, 'u1.chair', '2019-12-01', {
        kind: 'acting',
        rank: 'cv',
        decision: decidedOn('2021-01-01')
      })
    ).toEqual([
      'people.refusal.before_decision',
      'people.refusal.acting_ends',
      'people.refusal.post_begins',
      'people.refusal.held_permanent'
    ])
  })

  test('a rank must be on the ladder of the position', async () => {
    expect(await refusedTo(may, 'u1.clerk', '2021-01-01', { rank: 'cs' })).toEqual([
      'people.refusal.not_this_rank'
    ])
    await appointed(staff.database, may, staff.posts['u1.clerk'], '2021-01-01', { rank: 'cv' })
    expect(await holders('u1.clerk', '2021-01-01')).toEqual(['Chảo Tả Mẩy permanent'])
  })

  test('moving to another permanent post ends the first the same day', async () => {
    await appointed(staff.database, may, staff.posts['u2.vice'], '2022-03-01')
    expect(await holders('u1.clerk', '2022-02-28')).toEqual(['Chảo Tả Mẩy permanent'])
    expect(await holders('u1.clerk', '2022-03-01')).toEqual([])
    const { steps } = await career(may)
    expect(steps.map(({ title, start, end, endReason }) => [title.en, start, end, endReason])).toEqual([
      ['Vice chair of the committee', '2022-03-01', null, null],
      ['Civil status clerk', '2021-01-01', '2022-03-01', 'moved']
    ])
  })

  test('nobody is moved away from a post that only begins later', async () => {
    await appointed(staff.database, may, staff.posts['u1.clerk'], '2030-01-01')
    expect(await refusedTo(may, 'u2.clerk', '2029-01-01')).toEqual(['people.refusal.appointed_later'])
  })
})

describe('acting, beside another post, and on secondment', () => {
  test('acting needs a vacancy and an end, and is over when the seat is filled', async () => {
    expect(await refusedTo(van, 'u1.chair', '2023-01-01', { kind: 'acting' })).toContain(
      'people.refusal.acting_ends'
    )
    expect(await refusedTo(van, 'u1.chair', '2023-01-01', { kind: 'acting', lastDay: '2023-06-30' })).toEqual(
      ['people.refusal.held_permanent']
    )
    const chair = (await career(pao)).steps[0]?.appointmentId
    await act(staff.database, endAppointment, {
      decision: decidedOn('2023-01-01'),
      appointmentId: chair,
      on: '2023-01-01',
      reason: 'term_over'
    })
    await appointed(staff.database, van, staff.posts['u1.chair'], '2023-01-01', {
      kind: 'acting',
      lastDay: '2023-06-30'
    })
    expect(await capacities(van, '2023-02-01')).toEqual([
      'permanent Vice chair of the committee',
      'acting Chair of the committee'
    ])
    expect(
      await refusedTo(thao, 'u1.chair', '2023-02-01', { kind: 'acting', lastDay: '2023-03-01' })
    ).toEqual(['people.refusal.held_acting'])
    await appointed(staff.database, thao, staff.posts['u1.chair'], '2023-05-01')
    expect(await holders('u1.chair', '2023-04-30')).toEqual(['Nguyễn Thị Hồng Vân acting'])
    expect(await holders('u1.chair', '2023-05-01')).toEqual(['Lò Thị Thảo permanent'])
  })

  test('who acts and is then appointed holds the post once', async () => {
    const database = staff.database
    await appointed(database, su, staff.posts['u2.clerk'], '2023-01-01')
    await appointed(database, su, staff.posts['u1.driver'], '2023-06-01', {
      kind: 'acting',
      lastDay: '2023-12-31'
    })
    await appointed(database, su, staff.posts['u1.driver'], '2023-08-01')
    expect(await capacities(su, '2023-08-01')).toEqual(['permanent Driver'])
    expect(await holders('u2.clerk', '2023-08-01')).toEqual([])
  })

  test('a concurrent post and a secondment rest on a permanent one', async () => {
    expect(await refusedTo(pao, 'u2.clerk', '2023-09-01', { kind: 'concurrent' })).toEqual([
      'people.refusal.no_home_post'
    ])
    await appointed(staff.database, tho, staff.posts['u2.clerk'], '2023-09-01', { kind: 'concurrent' })
    expect(await capacities(tho, '2023-09-01')).toEqual([
      'permanent Chair of the committee',
      'concurrent Civil status clerk'
    ])
    expect(await refusedTo(tho, 'u2.clerk', '2023-10-01')).toContain('people.refusal.already_there')
  })

  test('one secondment at a time; meanwhile someone may act at home', async () => {
    const seconded = { kind: 'secondment', lastDay: '2024-12-31' }
    await appointed(staff.database, tho, staff.posts['u1.clerk'], '2024-01-01', seconded)
    expect(await refusedTo(tho, 'u1.vice', '2024-02-01', seconded)).toContain(
      'people.refusal.already_seconded'
    )
    const acting = { kind: 'acting', lastDay: '2024-12-31' }
    await appointed(staff.database, may, staff.posts['u2.chair'], '2024-01-01', acting)
    expect(await holders('u2.chair', '2024-02-01')).toEqual(['Hoàng Văn Thọ permanent', 'Chảo Tả Mẩy acting'])
    const { steps } = await career(tho)
    await act(staff.database, endAppointment, {
      decision: decidedOn('2024-06-01'),
      appointmentId: steps.find(({ kind }) => kind === 'secondment')?.appointmentId,
      on: '2024-06-01',
      reason: 'term_over'
    })
    expect(await holders('u2.chair', '2024-06-01')).toEqual(['Hoàng Văn Thọ permanent'])
  })

  test('an appointment that is withdrawn on its first day never held', async () => {
    const id = await appointed(staff.database, pao, staff.posts['u2.clerk'], '2028-01-01').catch(() => '')
    expect(id).toBe('')
    const taken = await appointed(staff.database, pao, staff.posts['u1.clerk'], '2028-01-01', {
      lastDay: '2029-12-31'
    })
    const end = (reason: string) =>
      act(staff.database, endAppointment, {
        decision: decidedOn('2027-12-01'),
        appointmentId: taken,
        on: '2028-01-01',
        reason
      })
    expect(await refusals(end('term_over'))).toEqual(['people.refusal.only_withdrawn'])
    await end('withdrawn')
    expect((await career(pao)).steps).toHaveLength(1)
    const kept = await sql`select from appointment_history where id = ${taken}::uuid`.execute(
      staff.database.db
    )
    expect(kept.rows).toHaveLength(1)
  })
})

test('a move that is withdrawn leaves everybody where they were', async () => {
  const decision = decidedOn('2040-01-01')
  const acting = { kind: 'acting', lastDay: '2040-12-31' }
  await appointed(staff.database, su, staff.posts['u2.vice'], '2040-01-01')
  const before = await career(su, '2040-02-01')
  await appointed(staff.database, van, staff.posts['u1.driver'], '2040-02-01', acting)
  const moved = await appointed(staff.database, su, staff.posts['u1.driver'], '2040-03-01')
  expect(await holders('u1.driver', '2040-03-01')).toEqual(['Sùng Thị Sử permanent'])
  await act(staff.database, endAppointment, {
    decision,
    appointmentId: moved,
    on: '2040-03-01',
    reason: 'withdrawn'
  })
  expect((await career(su, '2040-02-01')).steps).toEqual(before.steps)
  expect(await holders('u1.driver', '2040-03-01')).toEqual(['Nguyễn Thị Hồng Vân acting'])
  expect(await holders('u2.vice', '2040-03-01')).toEqual(['Sùng Thị Sử permanent'])
})

describe('posts', () => {
  test('a position is for bodies of its kind, its level and its time', async () => {
    const open = (position: string, more = {}) =>
      refusals(
        act(staff.database, openPost, {
          decision: decidedOn('2021-01-01'),
          organizationId: staff.bodies.u3,
          position,
          from: '2021-01-01',
          ...more
        })
      )
    expect(await open('teacher')).toEqual(['people.refusal.not_this_kind'])
    expect(await open('guard')).toEqual(['people.refusal.position_ends'])
    expect(await open('mayor')).toEqual(['people.refusal.no_position'])
    expect(await open('chair', { from: '2019-01-01', decision: decidedOn('2018-12-01') })).toEqual([
      'people.refusal.no_body'
    ])
  })

  test('a post that someone holds is not ended, unless their appointment ends with it', async () => {
    const end = (more = {}) =>
      act(staff.database, endPost, {
        decision: decidedOn('2031-01-01'),
        postId: staff.posts['u1.clerk'],
        on: '2031-01-01',
        ...more
      })
    expect(await refusals(end())).toEqual(['people.refusal.still_held'])
    await end({ endAppointments: 'merged' })
    expect(await holders('u1.clerk', '2030-12-31')).toEqual(['Chảo Tả Mẩy permanent'])
    expect((await career(may, '2031-01-01')).steps[0]).toMatchObject({
      end: '2031-01-01',
      endReason: 'merged'
    })
    expect(await refusals(end())).toEqual(['people.refusal.post_ended'])
  })

  test('whoever gets a post that will end serves until then', async () => {
    await appointed(staff.database, pao, staff.posts['u1.clerk'], '2025-02-01', { lastDay: '2025-12-31' })
    expect(await refusedTo(pao, 'u1.clerk', '2026-02-01', { lastDay: '2031-06-30' })).toContain(
      'people.refusal.post_ended'
    )
  })

  test('an excess is tolerated no longer than there is the post', async () => {
    const tolerate = (lastDay: string) =>
      act(staff.database, toleratePost, {
        decision: decidedOn('2025-07-01'),
        postId: staff.posts['u1.clerk'],
        lastDay
      })
    expect(await refusals(tolerate('2031-01-01'))).toEqual(['people.refusal.post_ended'])
    await tolerate('2030-06-30')
    const [post] = await read(staff.database, (tx) =>
      postsOf(tx, { ids: [staff.posts['u1.clerk'] ?? ''], at: '2026-01-01' }, viewer)
    )
    expect(post?.toleratedUntil).toBe('2030-06-30')
  })

  test('a body that still has posts cannot be dissolved, in words that say what to do', async () => {
    expect(
      await refusals(
        act(staff.database, merge, {
          decision: decidedOn('2027-07-01'),
          effectiveOn: '2027-07-01',
          unit: 'organization',
          from: [{ code: 'u2' }, { code: 'u3' }],
          into: [{ code: 'u4', name: 'Ủy ban nhân dân xã Tả Van mới', kind: 'people_committee', area: 'c2' }]
        })
      )
    ).toEqual(['staffing.constraint.post.post_organization_id_valid_fkey'])
  })
})

describe('leaving', () => {
  test('all posts end on the day, what was still to come never begins, and it is said once', async () => {
    const leave = (on: string, reason = 'retired') =>
      act(staff.database, depart, { decision: decidedOn('2025-10-01'), person: tho.code, on, reason })
    await leave('2025-11-01')
    expect(await capacities(tho, '2025-10-31')).toHaveLength(2)
    expect(await capacities(tho, '2025-11-01')).toEqual([])
    const { steps, departures } = await career(tho)
    expect(departures).toMatchObject([{ onDate: '2025-11-01', reason: 'retired' }])
    expect(steps.filter(({ end }) => end === '2025-11-01').map(({ endReason }) => endReason)).toEqual([
      'retired',
      'retired'
    ])
    expect(await refusals(leave('2025-11-01'))).toEqual(['people.refusal.already_departed'])
    expect(await refusals(leave('2025-12-01'))).toEqual(['people.refusal.already_departed'])
  })

  test('who dies before the day of retirement left on that day', async () => {
    await act(staff.database, depart, {
      decision: decidedOn('2025-10-05'),
      person: tho.code,
      on: '2025-10-05',
      reason: 'died'
    })
    expect((await career(tho)).departures).toMatchObject([{ onDate: '2025-10-05', reason: 'died' }])
    expect(await refusedTo(tho, 'u2.chair', '2026-01-01')).toEqual(['people.refusal.died'])
  })
})

describe('the power', () => {
  const only = (organizationId: string): Actor => ({
    subject: 'to_chuc',
    name: 'Lý Seo Dìn',
    personId: null,
    rights: {
      ...noRights,
      ground: async (_tx, _power, target) =>
        target && 'organizationId' in target && target.organizationId === organizationId
          ? { capacity: 'Trưởng phòng', postId: null, vestings: [] }
          : null
    }
  })
  const tryAs = (body: 'u1' | 'u2', what: typeof depart | typeof appoint, input: object) =>
    refusals(perform(staff.database, what as typeof depart, only(staff.bodies[body]), input))

  test('nobody reaches into another body by appointing its people away or naming a day of the past', async () => {
    const { database, posts } = staff
    await appointed(database, pao, posts['u1.clerk'], '2026-01-01', { lastDay: '2026-12-31' })
    await appointed(database, pao, posts['u2.clerk'], '2026-06-01')
    const decision = decidedOn('2026-01-01')
    const leave = { decision, person: pao.code, on: '2026-03-01', reason: 'resigned' }
    expect(await tryAs('u1', depart, leave)).toEqual(['record.refusal.power'])
    const away = {
      decision,
      person: pao.code,
      postId: posts['u1.clerk'],
      from: '2027-01-01',
      lastDay: '2027-12-31'
    }
    expect(await tryAs('u1', appoint, away)).toEqual(['record.refusal.power'])
    expect(await tryAs('u2', depart, { ...leave, on: '2027-03-01' })).toEqual([])
  })
})
