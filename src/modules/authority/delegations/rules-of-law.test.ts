import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { type Government, smallGovernment } from '../fixtures/small-government.ts'
import { whoDecides } from '../resolve/index.ts'
import { checkDelegation } from './acts/check.ts'
import { draftOf } from './acts/need-sound.ts'
import { publishDelegation } from './acts/publish.ts'
import { resumeDelegation } from './acts/resume.ts'
import { reviseDelegation } from './acts/revise.ts'
import { signDelegation } from './acts/sign.ts'
import { substitute } from './acts/substitute.ts'
import { suspendDelegation } from './acts/suspend.ts'
import { withdrawDelegation } from './acts/withdraw.ts'
import { checkDraft } from './draft-problems.ts'
import { draft, publish, type ShortDraft, sign } from './fixtures/drafts.ts'
import { getDelegation } from './store/find-delegations.ts'

let database: Database
let gov: Government
const clerk = systemActor('test')
beforeAll(async () => {
  database = await testDatabase()
  gov = await smallGovernment(database)
})

const year = { firstDay: '2026-03-01', lastDay: '2026-12-31' }
const to = (code: string) => ({ kind: 'post', id: gov.post[code] })
const mai = () => ({ postId: gov.post.MAI ?? '' })
const u1 = () => ({ organizationId: gov.body.u1 ?? '' })
const onlyForNow = { conditions: 'Trong giờ hành chính' }

/** Problems and warnings of a draft, by their short names. */
async function problemsOf(input: ShortDraft): Promise<string[]> {
  const id = await draft(database, input)
  return read(database, async (tx) => {
    const { problems } = await checkDraft(tx, draftOf(await getDelegation(tx, id, '2026-03-10')))
    return problems.map(({ messageKey }) => messageKey.replace('delegations.problem.', ''))
  })
}

/** Codes of those who decide about a power in a commune on a day. */
async function decide(power: string, area: string, at: string): Promise<string[]> {
  const answer = await read(database, (tx) => whoDecides(tx, { power, areaId: gov.area[area] ?? '', at }))
  return answer.deciders.map(
    ({ post }) => Object.entries(gov.post).find(([, id]) => id === post?.postId)?.[0] ?? '?'
  )
}

test('an authorization needs an end and conditions', async () => {
  const line = { power: 'certification.copy', holder: to('HOA'), firstDay: '2026-03-01' }
  expect(await problemsOf({ kind: 'authorization', grantor: u1(), lines: [line] })).toEqual([
    'needs_end',
    'needs_conditions'
  ])
  expect(
    await problemsOf({ kind: 'authorization', grantor: u1(), lines: [{ ...line, ...year, ...onlyForNow }] })
  ).toEqual([])
})

test('an authorization is never passed on', async () => {
  const line = { power: 'land.confirm', holder: to('HOA'), ...year, ...onlyForNow, onward: true }
  expect(await problemsOf({ kind: 'authorization', grantor: mai(), lines: [line] })).toEqual(['never_onward'])
})

test('nobody gives what they do not hold: a commune chair has no say in land prices', async () => {
  const line = { power: 'land.price', holder: to('PAO'), ...year }
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [line] })).toEqual(['not_held'])
})

test('what ends with its law is cut to its last day, with a warning', async () => {
  const long = { firstDay: '2026-06-01', lastDay: '2027-12-31' }
  const line = { power: 'civil_status.birth', holder: to('DAO'), ...long, ...onlyForNow }
  const input: ShortDraft = { kind: 'authorization', grantor: u1(), lines: [line] }
  expect(await problemsOf(input)).toEqual(['basis_ends'])
  const { id } = await publish(database, input)
  const { lines } = await read(database, (tx) => getDelegation(tx, id, '2026-06-01'))
  expect(lines[0]?.vesting?.end).toBe('2027-03-01')
})

test('a holder must be there, and not be the grantor', async () => {
  const nobody = {
    power: 'land.confirm',
    holder: { kind: 'position', id: 'chair_province' },
    firstDay: '2019-01-01'
  }
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [nobody] })).toContain(
    'holder_missing'
  )
  const self = { power: 'land.confirm', holder: to('MAI'), ...year }
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [self] })).toEqual(['to_itself'])
})

test('a chair assigns work within the own body only', async () => {
  const line = { power: 'land.confirm', holder: to('SEN'), ...year }
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [line] })).toEqual([
    'assignment_outside'
  ])
})

test('a position with two posts would make two decide', async () => {
  const line = { power: 'land.confirm', holder: { kind: 'position', id: 'vice_chair' }, ...year }
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [line] })).toContain('several_posts')
})

test('two lines may not give the same thing to two', async () => {
  const lines = ['PAO', 'TAN'].map((code) => ({ field: 'land', holder: to(code), ...year }))
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines })).toEqual(['rival_line'])
})

test('a draft gives nobody anything; the publication does, the chair keeps the right', async () => {
  const input: ShortDraft = {
    kind: 'assignment',
    grantor: mai(),
    lines: [{ field: 'land', holder: to('PAO'), ...year }]
  }
  const id = await draft(database, input)
  await sign(database, id)
  expect(await decide('land.confirm', 'c1', '2026-04-01')).toEqual(['MAI'])
  await perform(database, publishDelegation, clerk, {
    id,
    publishedOn: '2026-03-05',
    publishedIn: 'Bảng tin xã'
  })
  expect(await decide('land.confirm', 'c1', '2026-04-01')).toEqual(['PAO'])
  expect(await decide('land.confirm', 'c1', '2027-01-01')).toEqual(['MAI'])
  expect(await decide('land.confirm', 'c2', '2026-04-01')).toEqual(['PHA'])
  const rival = { field: 'land', holder: to('TAN'), ...year }
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [rival] })).toEqual(['rival'])
  const later = { ...rival, firstDay: '2026-08-01' }
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [later] })).toEqual(['replaces'])

  const answer = await read(database, (tx) =>
    whoDecides(tx, { power: 'land.confirm', areaId: gov.area.c1 ?? '', at: '2026-04-01' })
  )
  expect(answer.deciders[0]).toMatchObject({ signature: 'KT', retained: [{ postId: gov.post.MAI }] })

  await perform(database, suspendDelegation, clerk, {
    id,
    firstDay: '2026-05-01',
    lastDay: '2026-05-31',
    reason: 'Kiểm tra',
    decision: { number: '90/QĐ', issuedOn: '2026-04-30' }
  })
  expect(await decide('land.confirm', 'c1', '2026-05-10')).toEqual(['MAI'])
  expect(await decide('land.confirm', 'c1', '2026-06-01')).toEqual(['PAO'])
  const again = {
    id,
    firstDay: '2026-05-20',
    reason: 'Lần nữa',
    decision: { number: '90/QĐ', issuedOn: '2026-04-30' }
  }
  expect(await refusals(perform(database, suspendDelegation, clerk, again))).toEqual([
    'delegations.refusal.suspended_already'
  ])
  await perform(database, resumeDelegation, clerk, {
    id,
    onDay: '2026-05-20',
    decision: { number: '91/QĐ', issuedOn: '2026-05-19' }
  })
  expect(await decide('land.confirm', 'c1', '2026-05-25')).toEqual(['PAO'])

  await perform(database, withdrawDelegation, clerk, {
    id,
    onDay: '2026-07-01',
    reason: 'Phân công lại',
    decision: { number: '92/QĐ', issuedOn: '2026-06-25' }
  })
  expect(await decide('land.confirm', 'c1', '2026-06-30')).toEqual(['PAO'])
  expect(await decide('land.confirm', 'c1', '2026-07-01')).toEqual(['MAI'])
  const state = (at: string) => read(database, async (tx) => (await getDelegation(tx, id, at)).state)
  expect([await state('2026-04-01'), await state('2026-05-10'), await state('2026-07-01')]).toEqual([
    'in_force',
    'suspended',
    'withdrawn'
  ])
})

test('work assigned anew replaces what was assigned before', async () => {
  const line = (code: string, days: object) => ({ power: 'land.confirm', holder: to(code), ...days })
  const first = line('PAO', { firstDay: '2027-01-01' })
  await publish(database, { kind: 'assignment', grantor: mai(), lines: [first] }, '2026-12-20')
  expect(await decide('land.confirm', 'c1', '2027-05-01')).toEqual(['PAO'])
  const anew = line('TAN', { firstDay: '2027-05-01', lastDay: '2027-05-31' })
  expect(await problemsOf({ kind: 'assignment', grantor: mai(), lines: [anew] })).toEqual(['replaces'])
  await publish(database, { kind: 'assignment', grantor: mai(), lines: [anew] }, '2027-04-20')
  expect(await decide('land.confirm', 'c1', '2027-04-30')).toEqual(['PAO'])
  expect(await decide('land.confirm', 'c1', '2027-05-01')).toEqual(['TAN'])
  expect(await decide('land.confirm', 'c1', '2027-06-01')).toEqual(['MAI'])
})

test('each step has its turn, its power and its person', async () => {
  const input: ShortDraft = {
    kind: 'authorization',
    grantor: { postId: gov.post.PHA ?? '' },
    lines: [{ power: 'land.confirm', holder: to('SEN'), ...year, ...onlyForNow }]
  }
  expect(await refusals(draft(database, input, gov.actor('HOA')))).toEqual(['authority.refusal.power_nobody'])
  const id = await draft(database, input)
  const signing = { id, revision: 1, decision: { number: '7/QĐ', issuedOn: '2026-03-02' } }
  expect(await refusals(perform(database, signDelegation, gov.actor('PHA'), signing))).toEqual([
    'delegations.refusal.not_now'
  ])
  const returned = { id, revision: 1, outcome: 'returned', checkedOn: '2026-03-01' }
  expect(await refusals(perform(database, checkDelegation, clerk, returned))).toEqual([
    'delegations.input.opinion_needed'
  ])
  await perform(database, checkDelegation, clerk, { ...returned, opinion: 'Ghi rõ phạm vi.' })
  expect(await refusals(sign(database, id))).toEqual(['delegations.refusal.not_now'])
  await perform(database, reviseDelegation, clerk, {
    id,
    revision: 1,
    title: 'Về việc ủy quyền',
    lines: input.lines
  })
  await perform(database, checkDelegation, clerk, {
    id,
    revision: 2,
    outcome: 'agreed',
    checkedOn: '2026-03-02'
  })
  const late = { ...signing, revision: 2 }
  expect(await refusals(perform(database, signDelegation, gov.actor('SEN'), late))).toEqual([
    'authority.refusal.power_nobody'
  ])
  await perform(database, signDelegation, gov.actor('PHA'), late)
  const early = { id, publishedOn: '2026-03-01', publishedIn: 'Bảng tin' }
  expect(await refusals(perform(database, publishDelegation, clerk, early))).toEqual([
    'delegations.refusal.published_before_signed'
  ])
  await perform(database, publishDelegation, clerk, { ...early, publishedOn: '2026-03-10' })
  expect(await decide('land.confirm', 'c2', '2026-03-09')).toEqual(['PHA'])
  expect(await decide('land.confirm', 'c2', '2026-03-10')).toEqual(['SEN'])

  const onward = { power: 'land.confirm', holder: to('PHA'), ...year, firstDay: '2026-03-10' }
  expect(
    await problemsOf({ kind: 'assignment', grantor: { postId: gov.post.SEN ?? '' }, lines: [onward] })
  ).toEqual(['only_authorized'])
})

test('a vice chair stands in for the chair, named by the chair', async () => {
  const input = {
    postId: gov.post.MAI,
    substitutePostId: gov.post.PAO,
    firstDay: '2026-02-01',
    decision: { number: '3/TB', issuedOn: '2026-01-30' }
  }
  expect(await refusals(perform(database, substitute, gov.actor('TAN'), input))).toEqual([
    'authority.refusal.power'
  ])
  await perform(database, substitute, gov.actor('MAI'), input)
  const elsewhere = { ...input, substitutePostId: gov.post.SEN, firstDay: '2026-08-01' }
  expect(await refusals(perform(database, substitute, clerk, elsewhere))).toEqual([
    'delegations.refusal.substitute_elsewhere'
  ])
  await perform(database, substitute, clerk, {
    ...input,
    substitutePostId: gov.post.TAN,
    firstDay: '2026-08-01'
  })
  const standIn = async (at: string) => {
    const answer = await read(database, (tx) =>
      whoDecides(tx, { power: 'certification.copy', areaId: gov.area.c1 ?? '', at })
    )
    return answer.deciders[0]?.post?.substitutePostId
  }
  expect([await standIn('2026-07-31'), await standIn('2026-08-01')]).toEqual([gov.post.PAO, gov.post.TAN])
})
