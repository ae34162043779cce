import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read, write } from '../../platform/database/index.ts'
import type { Problem } from '../../platform/problem.ts'
import { perform, systemActor } from '../../platform/record/index.ts'
import { type Government, smallGovernment } from '../authority/fixtures/small-government.ts'
import { discardProcedure } from './acts/discard.ts'
import { draftProcedure } from './acts/draft.ts'
import { endProcedure } from './acts/end.ts'
import { resumeProcedure } from './acts/resume.ts'
import { suspendProcedure } from './acts/suspend.ts'
import { copies, draft, publish, published, revise } from './fixtures/copies.ts'
import { differencesOf, findProcedure, getVersion, versionOn } from './index.ts'

let database: Database
let gov: Government
beforeAll(async () => {
  database = await testDatabase()
  gov = await smallGovernment(database)
})

const by = systemActor('test')
const decision = { number: 'QĐ-02', issuer: 'UBND tỉnh Mường Thử', issuedOn: '2026-02-01' }
const on = async (key: string, day: string) =>
  read(database, async (tx) => {
    const procedure = await findProcedure(tx, key)
    return procedure && (await versionOn(tx, procedure.id, day))
  })
const refused = (work: Promise<unknown>) =>
  work.then(
    () => ({ key: 'done', details: [] as { path?: string; key: string }[] }),
    (problem: Problem) => ({
      key: problem.messageKey,
      details: problem.details.map(({ path, messageKey }) => ({ path, key: messageKey }))
    })
  )

test('the next version stands beside the one in force; a dossier of a day keeps the version of that day', async () => {
  const key = 'sao-y'
  const first = await published(database, copies({ nationalCode: undefined }), '2026-01-01', key)
  const longer = copies({ nationalCode: undefined, limit: { amount: 2, unit: 'working_days' } })
  const next = await draft(database, longer, key)
  expect(next.number).toBe(2)
  expect((await on(key, '2026-06-01'))?.id).toBe(first)
  await publish(database, next.id, '2026-03-01')
  expect((await on(key, '2026-02-28'))?.id).toBe(first)
  expect((await on(key, '2026-03-01'))?.id).toBe(next.id)
  expect(await on(key, '2025-12-31')).toBeUndefined()
  const [old, now] = await read(database, async (tx) => [
    await getVersion(tx, first),
    await getVersion(tx, next.id)
  ])
  expect(old?.publication).toMatchObject({ firstDay: '2026-01-01', end: '2026-03-01' })
  expect(differencesOf(old?.content ?? copies(), now?.content ?? copies())).toEqual([
    {
      at: 'fact',
      name: 'limit',
      what: 'changed',
      before: { amount: 1, unit: 'same_day' },
      after: { amount: 2, unit: 'working_days' }
    }
  ])
})

test('what was written is read again as it was', async () => {
  const content = copies({ nationalCode: '2.000001', guidance: 'Mang bản chính.', uncertain: 'Mức phí' })
  const { id } = await draft(database, content, 'doc-lai')
  expect((await read(database, (tx) => getVersion(tx, id))).content).toEqual(content)
})

test('a published version is never changed, not even by hand', async () => {
  const id = await published(database, copies({ nationalCode: '2.000002' }), '2026-01-01', 'khong-doi')
  expect((await refused(revise(database, id, 1, copies()))).key).toBe('procedures.refusal.published')
  for (const statement of [
    `update procedure_version set name_vi = 'khác' where id = '${id}'`,
    `delete from procedure_step where version_id = '${id}'`,
    `insert into procedure_fee (version_id, ordinal, name, amount) values ('${id}', 9, 'thêm', 1)`
  ])
    await expect(write(database, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('never changed')
})

test('one version of a procedure is in force at a time, whoever writes', async () => {
  const id = await published(database, copies({ nationalCode: '2.000003' }), '2026-01-01', 'mot-ban')
  const next = await draft(database, copies({ nationalCode: '2.000003' }), 'mot-ban')
  expect(await refused(publish(database, next.id, '2026-01-01'))).toMatchObject({
    key: 'procedures.refusal.later_version'
  })
  const both = sql`insert into procedure_publication (version_id, procedure_id, valid, decision_id)
    select ${next.id}::uuid, procedure_id, '[2026-05-01,)', decision_id from procedure_publication where version_id = ${id}::uuid`
  await expect(write(database, (tx) => both.execute(tx))).rejects.toThrow('exclu')
})

test('whatever is missing or cannot be done is said at once, each at its field', async () => {
  const { id } = await draft(
    database,
    {
      ...copies(),
      nationalCode: '2.000004',
      power: 'land.price',
      subjects: undefined,
      limit: undefined,
      channels: [],
      components: [{ name: 'Đơn', original: 0, copy: 0, reuse: 'none' }],
      steps: [
        { name: 'Thẩm định', position: 'vice_chair', share: 70 },
        { name: 'Xem xét', share: 50 }
      ],
      form: { type: 'object', properties: { ten: { type: 'string' } } }
    },
    'thieu-nhieu'
  )
  const { key, details } = await refused(publish(database, id, '2026-01-01'))
  expect(key).toBe('procedures.refusal.unsound')
  expect(details).toEqual([
    { path: 'channels', key: 'procedures.check.missing_ways' },
    { path: 'limit.unit', key: 'procedures.check.missing_deadline' },
    { path: 'subjects', key: 'procedures.check.missing_subjects' },
    { path: 'components.0.original', key: 'procedures.check.no_quantity' },
    { path: 'steps.1.position', key: 'procedures.check.no_actor' },
    { path: 'steps', key: 'procedures.check.too_long' },
    { path: 'channels', key: 'procedures.check.level_without_online' },
    { path: 'form', key: 'procedures.form.check.no_label' },
    // Nậm Cang has no vice chair.
    { path: 'steps.0.position', key: 'procedures.check.step_undone' }
  ])
})

test('nothing is published about which nobody decides in some commune, or with a step that nobody can do', async () => {
  const { id } = await draft(
    database,
    copies({
      nationalCode: '2.000005',
      power: 'civil_status.birth',
      steps: [{ name: 'Ký', power: 'civil_status.birth', share: 10 }]
    }),
    'khai-sinh'
  )
  const late = await refused(publish(database, id, '2027-06-01'))
  expect(late.details).toEqual([
    { path: 'power', key: 'procedures.check.decided_by_none' },
    { path: 'steps.0.power', key: 'procedures.check.step_undone' }
  ])
  expect((await refused(publish(database, id, '2026-06-01'))).key).toBe('done')
})

test('two drafts at a time, another’s code and an unknown field are refused', async () => {
  await draft(database, copies({ nationalCode: '2.000006' }), 'hai-ban')
  expect((await refused(draft(database, copies({ nationalCode: '2.000006' }), 'hai-ban'))).key).toBe(
    'procedures.refusal.draft_open'
  )
  expect((await refused(draft(database, copies({ nationalCode: '2.000006' }), 'ban-khac'))).key).toBe(
    'procedures.refusal.code_taken'
  )
  expect(
    (await refused(draft(database, copies({ nationalCode: '2.000007', field: 'nowhere' }), 'x'))).details
  ).toEqual([{ path: 'field', key: 'procedures.check.unknown_field' }])
})

test('whoever writes over another’s change is told; a draft that is given up makes room for the next', async () => {
  const { id } = await draft(database, copies({ nationalCode: '2.000008' }), 'bo-di')
  await revise(database, id, 1, copies({ nationalCode: '2.000008', sets: 2 }))
  expect((await refused(revise(database, id, 1, copies()))).key).toBe('procedures.refusal.changed_meanwhile')
  await perform(database, discardProcedure, by, { id, revision: 2, reason: 'Không cần nữa' })
  expect((await draft(database, copies({ nationalCode: '2.000008' }), 'bo-di')).number).toBe(2)
})

test('a procedure rests for a time, goes on, and ends', async () => {
  const key = 'nghi-roi-het'
  await published(database, copies({ nationalCode: '2.000009' }), '2026-01-01', key)
  await perform(database, suspendProcedure, by, { key, firstDay: '2026-02-01', reason: 'Nâng cấp', decision })
  const again = { key, firstDay: '2026-03-01', reason: 'Nữa', decision }
  expect((await refused(perform(database, suspendProcedure, by, again))).key).toBe(
    'procedures.refusal.suspended_already'
  )
  await perform(database, resumeProcedure, by, { key, onDay: '2026-02-10', decision })
  expect((await refused(perform(database, suspendProcedure, by, again))).key).toBe('done')
  await perform(database, endProcedure, by, { key, lastDay: '2026-06-30', reason: 'Bãi bỏ', decision })
  expect(await on(key, '2026-06-30')).toBeDefined()
  expect(await on(key, '2026-07-01')).toBeUndefined()
})

test('only whoever holds the power drafts', async () => {
  const work = perform(database, draftProcedure, gov.actor('MAI'), { key: 'khong-duoc', content: copies() })
  await expect(work).rejects.toMatchObject({ status: 403 })
})

test('a procedure is found by its key and by the codes that it has', async () => {
  const content = copies({ nationalCode: '2.000010', localCode: '2.000010.H38' })
  await published(database, content, '2026-01-01', 'ba-ten')
  for (const code of ['ba-ten', '2.000010', '2.000010.H38'])
    expect((await on(code, '2026-02-01'))?.key).toBe('ba-ten')
})
