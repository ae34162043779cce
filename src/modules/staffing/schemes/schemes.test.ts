import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { figureValue, findSet, runSet } from '../../../platform/sets/index.ts'
import { changeQuota } from '../quotas/acts/change-quota.ts'
import { assigned, type Bodies, smallTree } from '../quotas/fixtures/small-quotas.ts'
import { discardScheme, removeSchemeLine, setSchemeLine } from './acts/edit-draft.ts'
import { differenceBetween } from './difference.ts'
import { completed, staffedBanPho, way } from './fixtures/small-scheme.ts'
import { ever, linesOf, schemeInForce, versionsOf } from './store.ts'
import { measuresOf } from './store-measures.ts'
import { recordsOf } from './store-records.ts'

let database: Database
let bodies: Bodies
let go: ReturnType<typeof way>
let id: string

const prepare = async () => {
  database = await testDatabase()
  bodies = await smallTree(database)
  await staffedBanPho(database, bodies)
  go = way(database)
}
const versions = (at: string = ever) => read(database, (tx) => versionsOf(tx, id, at))
const states = async (at: string) => (await versions(at)).map(({ number, state }) => `${number} ${state}`)
const lines = async (number: number) => {
  const version = (await versions()).find((one) => one.number === number)
  return read(database, (tx) => linesOf(tx, version?.id ?? '', '2026-05-01'))
}
const inForce = (at: string) => read(database, (tx) => schemeInForce(tx, bodies.u1, at))
const run = async (family: 'rules' | 'figures', name: string, at: string) => {
  const set = findSet(family, name)
  if (!set) throw new Error(name)
  return { set, rows: await read(database, (tx) => runSet(tx, set, { at })) }
}

describe('the scheme of Bản Pho goes from draft to approval, with one return', () => {
  beforeAll(prepare)

  test("the first draft is like to like: today's posts of the committee and its divisions, with their ranks", async () => {
    const drafted = await go.draft(bodies.u1, '2026-02-01')
    id = drafted.id
    expect(drafted.version).toBe(1)
    expect((await lines(1)).map(({ position, headcount, ranks }) => [position, headcount, ranks])).toEqual([
      ['head', 1, { cvc: 1 }],
      ['clerk', 4, { cv: 3 }],
      ['driver', 1, {}]
    ])
  })

  test('as long as it is under way no other version is begun', async () => {
    expect(await refusals(go.draft(bodies.u1, '2026-02-02'))).toEqual(['schemes.refusal.is_draft'])
  })

  test('half a draft is not handed in: all that is missing is said at once', async () => {
    expect(await refusals(go.submit(id, 1, '2026-02-03'))).toEqual([
      ...['legal_basis', 'functions', 'commitment', 'changes'].map(
        (field) => `schemes.finding.missing_${field}`
      ),
      'schemes.finding.no_description',
      'schemes.finding.no_competency',
      'schemes.finding.no_description',
      'schemes.finding.no_competency',
      'schemes.finding.not_split',
      'schemes.finding.no_description',
      'schemes.finding.no_competency'
    ])
  })

  test('ranks beyond their limit are refused; so is more than the quota', async () => {
    await assigned(database, null, bodies.up, 20)
    await assigned(database, bodies.up, bodies.u1, 5)
    await completed(database, id, { clerks: { cv: 2, cvc: 3 } })
    expect(await refusals(go.submit(id, 1, '2026-02-03'))).toEqual([
      'schemes.finding.over_limit',
      'schemes.finding.over_quota'
    ])
    await completed(database, id, { clerks: { cv: 3, cvc: 1 } })
    await go.submit(id, 1, '2026-02-10')
  })

  test('what was handed in does not change any more, not even in the database', async () => {
    const [version] = await versions()
    const change = { schemeId: id, revision: version?.revision, position: 'driver' }
    expect(await refusals(act(database, removeSchemeLine, change))).toEqual(['schemes.refusal.is_submitted'])
    const direct = sql`update scheme_line set headcount = 9 where version_id = ${version?.id ?? ''}::uuid`
    await expect(direct.execute(database.db)).rejects.toThrow('does not change')
    await expect(sql`delete from scheme_submission`.execute(database.db)).rejects.toThrow('permission denied')
  })

  test('nobody approves what was not appraised', async () => {
    expect(await refusals(go.approve(id, 1, '2026-02-12'))).toEqual(['schemes.refusal.is_submitted'])
  })

  test('it is returned with an opinion and a remark on a line that it has', async () => {
    const remark = (position: string) => [{ position, remark: 'Giảm còn 3' }]
    const returning = (position: string) => go.appraise(id, 1, '2026-02-20', 'returned', remark(position))
    expect(await refusals(returning('teacher'))).toEqual(['schemes.refusal.no_line'])
    await returning('clerk')
    expect(await states('2026-02-19')).toEqual(['1 submitted'])
    expect(await states('2026-02-20')).toEqual(['1 returned'])
  })

  test('the next version begins as a copy, and shows what changed', async () => {
    expect(await refusals(go.draft(bodies.u1, '2026-02-19'))).toEqual(['schemes.refusal.too_early'])
    expect((await go.draft(bodies.u1, '2026-02-25')).version).toBe(2)
    expect(await lines(2)).toEqual(await lines(1))
    await completed(database, id, { clerks: { cv: 2, cvc: 1 } })
    const blank = { legalBasis: '', functions: '', commitment: '' }
    const difference = differenceBetween(
      { ...blank, lines: await lines(1) },
      { ...blank, lines: await lines(2) }
    )
    expect(difference).toMatchObject({
      unchanged: 2,
      lines: [{ position: 'clerk', headcount: { from: 4, to: 3 }, ranks: [{ code: 'cv', from: 3, to: 2 }] }]
    })
  })

  test('agreed, approved, published; nobody acts on a version that they did not see', async () => {
    await go.submit(id, 2, '2026-03-01')
    expect(await refusals(go.appraise(id, 1, '2026-03-05', 'agreed'))).toEqual([
      'schemes.refusal.other_version'
    ])
    expect(await refusals(go.appraise(id, 2, '2026-02-28', 'agreed'))).toEqual(['schemes.refusal.too_early'])
    await go.appraise(id, 2, '2026-03-05', 'agreed')
    expect(
      (await run('figures', 'schemes.approved_share', '2026-03-09')).rows.every(({ counted }) => !counted)
    ).toBe(true)
    await go.approve(id, 2, '2026-03-10', '2026-04-01')
    expect(await refusals(go.publish(id, 1, '2026-03-15'))).toEqual(['schemes.refusal.other_version'])
    await go.publish(id, 2, '2026-03-15')
    expect(await states('2026-03-14')).toEqual(['2 approved', '1 returned'])
    expect(await states('2026-03-31')).toEqual(['2 published', '1 returned'])
    expect(await states('2026-04-01')).toEqual(['2 in_force', '1 returned'])
  })

  test('it is in force from the day on which it takes effect, until the next one is', async () => {
    expect(await inForce('2026-03-31')).toBeUndefined()
    expect((await inForce('2026-04-01'))?.version.number).toBe(2)
    await go.draft(bodies.u1, '2026-05-01')
    await completed(database, id, { clerks: { cv: 3 } })
    await go.submit(id, 3, '2026-05-02')
    await go.appraise(id, 3, '2026-05-03', 'agreed')
    await go.approve(id, 3, '2026-05-04')
    expect((await inForce('2026-05-31'))?.version.number).toBe(2)
    await go.publish(id, 3, '2026-06-01')
    expect((await inForce('2026-05-31'))?.version.number).toBe(2)
    expect((await inForce('2026-06-01'))?.version.number).toBe(3)
    expect(await states('2026-06-01')).toEqual(['3 in_force', '2 superseded', '1 returned'])
  })

  test('every step is told: who, when, with what', async () => {
    const records = await read(database, (tx) => recordsOf(tx, id, '2026-03-31'))
    expect(records.map(({ what, number, on, by }) => [what, number, on, by])).toEqual([
      ['publication', 2, '2026-03-15', 'haicap'],
      ['approval', 2, '2026-03-10', 'haicap'],
      ['appraisal', 2, '2026-03-05', 'haicap'],
      ['submission', 2, '2026-03-01', 'haicap'],
      ['appraisal', 1, '2026-02-20', 'haicap'],
      ['submission', 1, '2026-02-10', 'haicap']
    ])
    expect(records.at(-2)).toMatchObject({
      outcome: 'returned',
      opinion: 'Đề nghị giảm số chuyên viên',
      remarks: [{ position: 'clerk', remark: 'Giảm còn 3' }]
    })
  })

  test('one of three communes has an approved scheme; from the day it is due the others are named', async () => {
    const { set, rows } = await run('figures', 'schemes.approved_share', '2026-06-30')
    expect(figureValue(set, rows)).toMatchObject({ numerator: 1, denominator: 3 })
    expect((await run('rules', 'scheme_approval_due', '2026-06-30')).rows).toEqual([])
    expect((await run('rules', 'scheme_approval_due', '2026-07-01')).rows.map(({ label }) => label)).toEqual([
      'Ủy ban nhân dân xã Tả Van',
      'Ủy ban nhân dân xã Nậm Cang'
    ])
  })

  test('a limit that is lowered later shows in schemes in force', async () => {
    expect((await run('rules', 'scheme_ranks_within_limits', '2026-06-01')).rows).toEqual([])
    await sql`insert into rank_limit (id, ranks, max_share, valid) values ('cv-2027', '{cv,cvc}', 0.5, '[2027-01-01,)')`.execute(
      database.db
    )
    expect((await run('rules', 'scheme_ranks_within_limits', '2027-01-01')).rows).toMatchObject([
      { label: 'Ủy ban nhân dân xã Bản Pho', counted: 4, among: 5, rank_limit: 'cv-2027' }
    ])
  })
})

describe('on the way', () => {
  beforeAll(prepare)

  test('two clerks edit one draft: the second hears that it changed', async () => {
    id = (await go.draft(bodies.u1, '2026-02-01')).id
    const line = { schemeId: id, revision: 1, position: 'clerk', headcount: 4, ranks: { cv: 4 } }
    await act(database, setSchemeLine, line)
    expect(await refusals(act(database, setSchemeLine, line))).toEqual(['schemes.refusal.changed_meanwhile'])
  })

  test('a line takes only positions that the law knows, their ranks, and no more than its headcount', async () => {
    const line = { schemeId: id, revision: 2, position: 'clerk', headcount: 2 }
    const set = (more: object) => refusals(act(database, setSchemeLine, { ...line, ...more }))
    expect(await set({ position: 'wizard' })).toEqual(['schemes.refusal.no_position'])
    expect(await set({ ranks: { nv: 1 } })).toEqual(['schemes.refusal.strange_ranks'])
    expect(await set({ ranks: { cv: 3 } })).toEqual(['schemes.refusal.too_many_ranks'])
  })

  test('a draft may be discarded; then there is nothing to submit', async () => {
    await act(database, discardScheme, { schemeId: id, revision: 2 })
    expect(await versions()).toEqual([])
    expect(await refusals(go.submit(id, 1, '2026-02-03'))).toEqual(['schemes.refusal.no_version'])
    expect((await go.draft(bodies.u1, '2026-02-05')).version).toBe(1)
  })

  test('what was agreed is held against the quota again when it is approved, and may still be returned', async () => {
    await assigned(database, null, bodies.up, 20)
    await assigned(database, bodies.up, bodies.u1, 5)
    await completed(database, id)
    await go.submit(id, 1, '2026-02-10')
    await go.appraise(id, 1, '2026-02-11', 'agreed')
    const decision = { number: '7/QĐ', issuedOn: '2026-02-12' }
    await act(database, changeQuota, {
      decision,
      organizationId: bodies.u1,
      pot: 'civil_servant',
      on: '2026-02-12',
      headcount: 4
    })
    expect(await refusals(go.approve(id, 1, '2026-02-13'))).toEqual(['schemes.finding.over_quota'])
    await go.appraise(id, 1, '2026-02-14', 'returned')
    expect(await states('2026-02-14')).toEqual(['1 returned'])
  })

  test('quota that went to a body with a scheme of its own is not there twice', async () => {
    await assigned(database, bodies.u1, bodies.vh1, 1, { from: '2026-02-16' })
    const quota = async () => (await read(database, (tx) => measuresOf(tx, bodies.u1, '2026-02-20'))).quota
    expect(await quota()).toEqual({ civil_servant: 4, public_employee: null })
    // A draft alone sets nothing apart; that the law demands one of its own does.
    await go.draft(bodies.vh1, '2026-02-17')
    expect(await quota()).toEqual({ civil_servant: 4, public_employee: null })
    await sql`insert into scheme_demand (id, organization_kinds) values ('phong', '{division}')`.execute(
      database.db
    )
    expect(await quota()).toEqual({ civil_servant: 3, public_employee: null })
  })

  test('a body that does not exist yet has no scheme', async () => {
    expect(await refusals(go.draft(bodies.u2, '2019-01-01'))).toEqual(['schemes.refusal.no_body'])
  })
})
