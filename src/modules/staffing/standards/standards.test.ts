import { beforeAll, describe, expect, test } from 'vitest'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { read } from '../../../platform/database/index.ts'
import { noRights, perform } from '../../../platform/record/index.ts'
import { figureValue, findSet, runSet } from '../../../platform/sets/index.ts'
import { appointed, type SmallStaff } from '../people/fixtures/small-staff.ts'
import { personByCode } from '../people/store-persons.ts'
import { correctQualification, removeQualification } from './acts/correct-qualification.ts'
import { endExemption, exempt } from './acts/exempt.ts'
import { recordQualification } from './acts/record-qualification.ts'
import { holds, people, smallStandards } from './fixtures/small-standards.ts'
import { listLeaders } from './store-leaders.ts'
import { standardsOf } from './store-person.ts'

const { pao, van, tho, may, su } = people
let staff: SmallStaff
beforeAll(async () => {
  staff = await smallStandards()
})

const idOf = async (code: string) => (await read(staff.database, (tx) => personByCode(tx, code)))?.id ?? ''
const stand = async ({ code }: { code: string }, at: string, known?: string) => {
  const id = await idOf(code)
  const rows = await read(staff.database, (tx) => standardsOf(tx, id, { at, known: known ?? null }))
  return Object.fromEntries(rows.map((row) => [row.standardId, row.state]))
}
const rows = (family: 'rules' | 'figures', id: string, at: string, known?: string) =>
  read(staff.database, async (tx) => {
    const set = findSet(family, id)
    if (!set) throw new Error(`no ${id}`)
    const found = await runSet(tx, set, { at, known: known ?? null, confidential: true })
    return { found, ...figureValue(set, found) }
  })
const exemption = (
  person: { code: string },
  firstDay: string,
  lastDay?: string,
  standard = 'leader.theory'
) => ({
  person: person.code,
  standard,
  firstDay,
  lastDay,
  reason: 'Đang học lớp trung cấp',
  decision: { number: `miễn ${firstDay}`, issuedOn: firstDay }
})

describe('what meets a standard', () => {
  test('a standard counts from the day on which it is in force, a degree from the day on which it is issued', async () => {
    await holds(staff.database, pao, 'professional', 'university', '2020-06-01')
    expect(await stand(pao, '2020-05-31')).toEqual({ 'leader.degree': 'missing' })
    expect(await stand(pao, '2020-06-01')).toEqual({ 'leader.degree': 'met' })
    expect(await stand(pao, '2021-01-01')).toEqual({ 'leader.degree': 'met', 'leader.theory': 'missing' })
  })

  test('a higher level of the same kind meets a lower demand; another kind never does', async () => {
    await holds(staff.database, van, 'professional', 'master', '2015-01-01')
    expect(await stand(van, '2022-01-01')).toEqual({ 'leader.degree': 'met', 'leader.theory': 'missing' })
    await holds(staff.database, tho, 'professional', 'college', '2015-01-01')
    expect((await stand(tho, '2022-01-01'))['leader.degree']).toBe('missing')
  })

  test('a certificate counts until its last day and no longer', async () => {
    await holds(staff.database, van, 'political_theory', 'advanced', '2022-03-01', { lastDay: '2022-12-31' })
    expect((await stand(van, '2022-12-31'))['leader.theory']).toBe('met')
    expect((await stand(van, '2023-01-01'))['leader.theory']).toBe('missing')
  })

  test('a post held beside another, or acting, brings its own standards; who holds none has none', async () => {
    expect(await stand(su, '2024-01-01')).toEqual({})
    await appointed(staff.database, su, staff.posts['u1.clerk'], '2024-02-01')
    await appointed(staff.database, su, staff.posts['u2.vice'], '2024-02-01', {
      kind: 'acting',
      lastDay: '2024-06-30'
    })
    expect(Object.keys(await stand(su, '2024-02-01')).sort()).toEqual([
      'clerk.degree',
      'leader.degree',
      'leader.theory'
    ])
    expect(Object.keys(await stand(su, '2024-07-01'))).toEqual(['clerk.degree'])
  })
})

describe('exemptions', () => {
  test('who is exempt lacks nothing in that time; ended early, they do', async () => {
    const { id } = await act(staff.database, exempt, exemption(pao, '2023-01-01', '2023-12-31'))
    expect((await stand(pao, '2023-12-31'))['leader.theory']).toBe('exempt')
    expect((await stand(pao, '2024-01-01'))['leader.theory']).toBe('missing')
    await act(staff.database, endExemption, { id, lastDay: '2023-06-30', reason: 'đã tốt nghiệp' })
    expect((await stand(pao, '2023-07-01'))['leader.theory']).toBe('missing')
    expect(
      await refusals(act(staff.database, endExemption, { id, lastDay: '2023-06-30', reason: 'nữa' }))
    ).toEqual(['standards.refusal.ends_anyway'])
    await act(staff.database, endExemption, { id, lastDay: '2022-12-31', reason: 'ghi nhầm' })
    expect((await stand(pao, '2023-03-01'))['leader.theory']).toBe('missing')
  })

  test('twice for the same days is refused, and so is a standard that is not in force', async () => {
    await act(staff.database, exempt, exemption(tho, '2023-01-01'))
    expect(await refusals(act(staff.database, exempt, exemption(tho, '2024-01-01')))).toEqual([
      'standards.refusal.exempt_already'
    ])
    expect(await refusals(act(staff.database, exempt, exemption(tho, '2020-02-01', '2020-03-01')))).toEqual([
      'standards.refusal.no_standard'
    ])
    expect(await refusals(act(staff.database, exempt, exemption(van, '2024-02-01', '2024-01-01')))).toEqual([
      'standards.refusal.ends_before'
    ])
  })
})

describe('recording', () => {
  test('the same degree twice, an unknown level and an end before the beginning are refused', async () => {
    const again = holds(staff.database, pao, 'professional', 'university', '2020-06-01')
    expect(await refusals(again)).toEqual(['standards.refusal.recorded_already'])
    expect(await refusals(holds(staff.database, pao, 'professional', 'doctor', '2020-06-01'))).toEqual([
      'standards.refusal.no_level'
    ])
    const early = holds(staff.database, pao, 'foreign_language', 'b1', '2020-06-01', {
      lastDay: '2020-05-31'
    })
    expect(await refusals(early)).toEqual(['standards.refusal.expired_before'])
    expect(
      await refusals(holds(staff.database, { code: 'CB999' }, 'professional', 'college', '2020-06-01'))
    ).toEqual(['standards.refusal.no_person'])
  })

  test('what was recorded wrongly is corrected, and what had been known stays readable', async () => {
    const id = await holds(staff.database, may, 'professional', 'university', '2019-01-01')
    await appointed(staff.database, may, staff.posts['u2.clerk'], '2025-01-01')
    const believed = new Date().toISOString()
    const facts = { kind: 'professional', level: 'college', issuedOn: '2025-03-01' }
    await act(staff.database, correctQualification, { id, on: '2025-01-01', ...facts, reason: 'nhập nhầm' })
    expect(await stand(may, '2025-02-01')).toEqual({ 'clerk.degree': 'missing' })
    expect(await stand(may, '2025-02-01', believed)).toEqual({ 'clerk.degree': 'met' })
    await act(staff.database, removeQualification, { id, on: '2025-01-01', reason: 'bằng giả' })
    expect(await stand(may, '2026-01-01')).toEqual({ 'clerk.degree': 'missing' })
  })

  test('only who may record qualifications in the person’s body', async () => {
    const input = {
      person: pao.code,
      on: '2026-01-01',
      kind: 'professional',
      level: 'master',
      issuedOn: '2021-01-01'
    }
    const asked: unknown[] = []
    const rights = {
      ...noRights,
      ground: async (_tx: unknown, power: string, target: unknown) => {
        asked.push([power, target])
        return null
      }
    }
    const actor = { subject: 'x', name: 'X', personId: null, rights }
    expect(await refusals(perform(staff.database, recordQualification, actor, input))).toEqual([
      'record.refusal.power'
    ])
    expect(asked).toEqual([['staffing.qualify', { organizationId: staff.bodies.u1 }]])
  })
})

describe('figures, rule and list say the same', () => {
  test('the rule names each leader and each standard that is missing, since when', async () => {
    const { found } = await rows('rules', 'leaders_standards_met', '2023-06-01')
    expect(found.map(({ id, standard_id, required_since }) => [id, standard_id, required_since])).toEqual([
      ['CB001', 'leader.theory', '2021-01-01'],
      ['CB002', 'leader.theory', '2021-01-01'],
      ['CB003', 'leader.degree', '2020-01-01']
    ])
  })

  test('the share of professionals in communes counts persons, and answers by what was known', async () => {
    expect(await rows('figures', 'standards.commune_professionals', '2025-04-01')).toMatchObject({
      numerator: 0,
      denominator: 2
    })
    await holds(staff.database, su, 'professional', 'university', '2018-01-01')
    expect(await rows('figures', 'standards.commune_professionals', '2025-04-01')).toMatchObject({
      numerator: 1,
      denominator: 2
    })
    const before = await rows(
      'figures',
      'standards.commune_professionals',
      '2025-04-01',
      '2026-01-01T00:00:00Z'
    )
    expect(before.found).toEqual([])
  })

  test('who it is, is told to nobody unasked; the share is public', async () => {
    const told = async (family: 'rules' | 'figures', id: string, at: string) => {
      const set = findSet(family, id)
      return set ? read(staff.database, (tx) => runSet(tx, set, { at })) : []
    }
    const violations = await told('rules', 'leaders_standards_met', '2023-06-01')
    expect(violations.map(({ id, label, title, body }) => [id, label, title, body])).toContainEqual(
      Array(4).fill('hidden')
    )
    const shares = await told('figures', 'standards.commune_professionals', '2025-04-01')
    expect(shares.map(({ id, label, counted }) => [id, label, counted])).toEqual([
      ['hidden', 'hidden', false],
      ['hidden', 'hidden', true]
    ])
  })

  test('leaders are listed for everybody; standards only where they may be read', async () => {
    const list = (readable: 'all' | string[], lacking = false) =>
      read(staff.database, (tx) =>
        listLeaders(tx, { at: '2023-06-01' }, { readable, lacking, insider: true, offset: 0, limit: 10 })
      )
    const open = await list([])
    expect(open.leaders.map(({ name, standards }) => [name, standards])).toEqual([
      [pao.name, null],
      [van.name, null],
      [tho.name, null]
    ])
    expect(open.total).toBe(3)
    const some = await list([staff.bodies.u2])
    expect(some.leaders.map(({ standards }) => standards?.length ?? null)).toEqual([null, null, 2])
    const lacking = await list([staff.bodies.u2], true)
    expect(lacking.leaders.map(({ name }) => name)).toEqual([tho.name])
    expect(lacking.total).toBe(1)
  })
})
