import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { type allRights, noRights, perform } from '../../../platform/record/index.ts'
import { findSet, runSet } from '../../../platform/sets/index.ts'
import { establish, unitByCode } from '../../organization/index.ts'
import { assignQuota } from './acts/assign-quota.ts'
import { changeQuota } from './acts/change-quota.ts'
import { takeBackQuota } from './acts/take-back-quota.ts'
import { assigned, type Bodies, smallTree, staffed } from './fixtures/small-quotas.ts'
import type { Pot } from './quota.ts'
import { quotaStanding, quotasOn } from './store-standing.ts'

let database: Database
let bodies: Bodies
const prepare = async () => {
  database = await testDatabase()
  bodies = await smallTree(database)
}

const decision = { number: '88/QĐ-UBND', issuedOn: '2026-04-20' }
const change = (organizationId: string, headcount: number, on: string, pot: Pot = 'civil_servant') =>
  act(database, changeQuota, { decision, organizationId, pot, on, headcount })
const takeBack = (organizationId: string, on: string, pot: Pot = 'civil_servant') =>
  act(database, takeBackQuota, { decision, organizationId, pot, on })
const violations = async (rule: string, at: string) => {
  const set = findSet('rules', rule)
  if (!set) throw new Error(rule)
  return (await read(database, (tx) => runSet(tx, set, { at }))).map(({ label, ...rest }) => ({
    label,
    ...rest
  }))
}
const standing = (id: string, at: string) => read(database, (tx) => quotaStanding(tx, id, at))

describe('Mường Thử is given 100 civil servants for 2026 and gives them on', () => {
  beforeAll(prepare)

  test('the province gives what it has, to the bodies below it', async () => {
    await assigned(database, null, bodies.up, 100)
    await assigned(database, bodies.up, bodies.u1, 40)
    await assigned(database, bodies.up, bodies.u2, 35)
    expect(await standing(bodies.up, '2026-05-01')).toMatchObject([
      { pot: 'civil_servant', assigned: 100, givenOn: 75, filled: 0, free: 100, left: 25 }
    ])
  })

  test('it cannot give more than it has left, and hears how much that is', async () => {
    const asked = assigned(database, bodies.up, bodies.u3, 26)
    await expect(asked).rejects.toMatchObject({
      details: [{ path: 'headcount', messageKey: 'quotas.refusal.more_than_left', params: { left: 25 } }]
    })
    await assigned(database, bodies.up, bodies.u3, 25)
  })

  test('a body has one quota of each pot; more is a change', async () => {
    expect(await refusals(assigned(database, bodies.up, bodies.u1, 1, { from: '2026-09-01' }))).toEqual([
      'quotas.refusal.has_already'
    ])
  })

  test('pots do not mix: civil servants left over give no teachers', async () => {
    expect(await refusals(assigned(database, bodies.up, bodies.u1, 1, { pot: 'public_employee' }))).toEqual([
      'quotas.refusal.no_grantor_quota'
    ])
  })

  test('only a body above may give', async () => {
    expect(await refusals(assigned(database, bodies.u2, bodies.vp1, 1))).toEqual(['quotas.refusal.not_above'])
  })

  test('the committee of a ward lies under no body, and has its quota from the province all the same', async () => {
    await act(database, establish, {
      decision: { number: '04/NQ', issuedOn: '2026-01-01' },
      effectiveOn: '2026-01-01',
      unit: 'organization',
      into: [{ code: 'w1', name: 'Ủy ban nhân dân phường Nậm Mơ', kind: 'people_committee', area: 'c2' }]
    })
    const ward =
      (await read(database, (tx) => unitByCode(tx, 'organization', 'w1', { at: '2026-01-01' })))?.id ?? ''
    expect(await refusals(assigned(database, bodies.u3, ward, 1))).toEqual(['quotas.refusal.not_above'])
    await change(bodies.u3, 24, '2026-01-01')
    await assigned(database, bodies.up, ward, 1)
    const held = async () => (await standing(bodies.up, '2026-01-02'))[0]?.filled
    expect(await held()).toBe(0)
    await staffed(database, ward, 'clerk', { posts: 1, held: 1, from: '2026-01-02' })
    // Counted once there and once above, though no line of superiors leads up.
    expect(await held()).toBe(1)
    expect(
      (await read(database, (tx) => quotasOn(tx, '2026-01-02'))).map((row) => [
        row.organizationCode,
        row.filled
      ])
    ).toContainEqual(['up', 1])
    await change(bodies.up, 101, '2026-01-01')
    await change(bodies.u3, 25, '2026-01-01')
  })

  test('nobody gives out of a year that was not assigned, nor from a day outside it', async () => {
    expect(await refusals(assigned(database, bodies.up, bodies.u1, 1, { year: 2027 }))).toEqual([
      'quotas.refusal.no_grantor_quota'
    ])
    expect(await refusals(assigned(database, bodies.up, bodies.u1, 1, { from: '2027-02-01' }))).toEqual([
      'quotas.refusal.outside_year'
    ])
  })

  test('a change holds for the rest of the year, and what was before stays', async () => {
    await change(bodies.u2, 30, '2026-05-01')
    expect(await standing(bodies.u2, '2026-04-30')).toMatchObject([{ assigned: 35 }])
    expect(await standing(bodies.u2, '2026-05-01')).toMatchObject([{ assigned: 30 }])
    expect(await standing(bodies.up, '2026-05-01')).toMatchObject([{ givenOn: 96, left: 5 }])
  })

  test('what is free only from May cannot be given from April', async () => {
    expect(await refusals(change(bodies.u3, 30, '2026-04-30'))).toEqual(['quotas.refusal.more_than_left'])
    await change(bodies.u3, 30, '2026-05-01')
    expect(await standing(bodies.u3, '2026-12-31')).toMatchObject([{ assigned: 30 }])
  })

  test('what was given on stands in the way though it is none', async () => {
    await assigned(database, bodies.u1, bodies.vh1, 0)
    expect(await refusals(takeBack(bodies.u1, '2026-01-01'))).toEqual(['quotas.refusal.still_given'])
    await takeBack(bodies.vh1, '2026-01-01')
  })

  test('a body cannot be left with less than it has given on', async () => {
    await assigned(database, bodies.u1, bodies.vp1, 12)
    expect(await refusals(change(bodies.u1, 11, '2026-06-01'))).toEqual(['quotas.refusal.given_on'])
    expect(await refusals(takeBack(bodies.u1, '2026-06-01'))).toEqual(['quotas.refusal.still_given'])
  })

  test('children count against what their grantor has now, though it was changed after they were given', async () => {
    await change(bodies.u1, 20, '2026-06-01')
    expect(await refusals(change(bodies.vp1, 21, '2026-07-01'))).toEqual(['quotas.refusal.more_than_left'])
    await change(bodies.vp1, 20, '2026-07-01')
    expect(await standing(bodies.u1, '2026-07-01')).toMatchObject([{ assigned: 20, givenOn: 20, left: 0 }])
  })

  test('what is taken back can be given again', async () => {
    await takeBack(bodies.vp1, '2026-08-01')
    expect(await standing(bodies.vp1, '2026-08-01')).toEqual([])
    await assigned(database, bodies.u1, bodies.vh1, 20, { from: '2026-08-01' })
    expect(await violations('quota_children_within_parent', '2026-08-01')).toEqual([])
  })

  test('a change that changes nothing is refused, and one of no quota', async () => {
    expect(await refusals(change(bodies.u3, 30, '2026-10-01'))).toEqual(['quotas.refusal.same'])
    expect(await refusals(change(bodies.vp1, 1, '2026-10-01'))).toEqual(['quotas.refusal.none'])
  })

  test('a mistake of the same day is written over, and its history kept', async () => {
    await change(bodies.u3, 29, '2026-05-01')
    const rows = await read(database, (tx) => quotasOn(tx, '2026-05-01', { organizationId: bodies.u3 }))
    expect(rows).toMatchObject([
      { assigned: 29, firstDay: '2026-05-01', grantorName: 'Ủy ban nhân dân tỉnh Mường Thử' }
    ])
  })
})

describe('people in post', () => {
  beforeEach(prepare)

  test('those in the divisions below count; concurrent, vacant and other pots do not', async () => {
    await staffed(database, bodies.vp1, 'head', { posts: 1, held: 1 })
    await staffed(database, bodies.vp1, 'clerk', { posts: 4, held: 2 })
    await staffed(database, bodies.vh1, 'culture', { posts: 2, held: 2 })
    await staffed(database, bodies.u1, 'driver', { posts: 1, held: 1 })
    await staffed(database, bodies.u1, 'teacher', { posts: 3, held: 1 })
    await assigned(database, null, bodies.up, 10)
    await assigned(database, bodies.up, bodies.u1, 7)
    expect(await standing(bodies.u1, '2026-02-01')).toEqual([
      { pot: 'civil_servant', assigned: 7, givenOn: 0, filled: 5, vacant: 2, free: 2, left: 7 },
      { pot: 'public_employee', assigned: 0, givenOn: 0, filled: 1, vacant: 2, free: -1, left: 0 }
    ])
    expect(await refusals(change(bodies.u1, 4, '2026-03-01'))).toEqual(['quotas.refusal.filled'])
    expect(await refusals(takeBack(bodies.u1, '2026-03-01'))).toEqual(['quotas.refusal.still_filled'])
    expect(await refusals(assigned(database, null, bodies.up, 0, { pot: 'public_employee' }))).toEqual([
      'quotas.refusal.filled'
    ])
  })

  test('who comes later over the quota breaks the rule, from that day on', async () => {
    await assigned(database, null, bodies.up, 10)
    await assigned(database, bodies.up, bodies.u1, 1)
    await staffed(database, bodies.vp1, 'clerk', { posts: 2, held: 2, from: '2026-06-01' })
    expect(await violations('quota_filled_within', '2026-05-31')).toEqual([])
    expect(await violations('quota_filled_within', '2026-06-01')).toMatchObject([
      { label: 'Ủy ban nhân dân xã Bản Pho', pot: 'civil_servant', filled: 2, assigned: 1 }
    ])
  })
})

test('who may give from a body is asked there; what the province is given, for the province', async () => {
  await prepare()
  await assigned(database, null, bodies.up, 100)
  const asked: unknown[] = []
  const rights = {
    ground: async (...[, power, target]: Parameters<typeof allRights.ground>) => {
      asked.push([power, target])
      return null
    },
    lack: noRights.lack
  }
  const official = { subject: 'tho', name: 'Hoàng Văn Thọ', personId: null, rights }
  const input = { decision, organizationId: bodies.u1, pot: 'civil_servant', year: 2026, headcount: 1 }
  const forbidden = { status: 403 }
  await expect(
    perform(database, assignQuota, official, { ...input, grantorId: bodies.up })
  ).rejects.toMatchObject(forbidden)
  await expect(perform(database, assignQuota, official, { ...input, grantorId: null })).rejects.toMatchObject(
    forbidden
  )
  expect(asked).toEqual([
    ['staffing.assign_quota', { organizationId: bodies.up }],
    ['staffing.assign_quota', null]
  ])
})
