import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, write } from '../../platform/database/index.ts'
import type { Problem } from '../../platform/problem.ts'
import { findSet, runSet } from '../../platform/sets/index.ts'
import { type Government, smallGovernment } from '../authority/fixtures/small-government.ts'
import type { Content } from './content.ts'
import { clerksEverywhere } from './fixtures/clerks.ts'
import { copies, draft, publish } from './fixtures/copies.ts'
import { getVersion } from './index.ts'
import { insertPublication } from './store/write-publications.ts'
import { insertProcedure, insertVersion } from './store/write-versions.ts'

let database: Database
let gov: Government
beforeAll(async () => {
  database = await testDatabase()
  gov = await smallGovernment(database)
  await clerksEverywhere(database)
})

test('a step that somebody can do in one commune only is refused, and the rule names the others', async () => {
  const steps: Content['steps'] = [{ name: 'Thẩm định', position: 'head_division', share: 10 }]
  const content = copies({ nationalCode: '2.000011', steps })
  const { id } = await draft(database, content, 'mot-xa')
  const problem = await publish(database, id, '2026-01-01').catch((error: Problem) => error)
  const places = 'Xã Tả Van, Xã Nậm Cang'
  expect(problem).toMatchObject({ details: [{ path: 'steps.0.position', params: { count: 2, places } }] })
  // A procedure of the province is settled in one place.
  const ofProvince = await draft(
    database,
    { ...content, nationalCode: '2.000012', level: 'province' },
    'cua-tinh'
  )
  expect(await publish(database, ofProvince.id, '2026-01-01')).toMatchObject({ key: 'cua-tinh' })
  const undone = new Error('undone')
  await write(database, async (tx) => {
    const { procedureId } = await getVersion(tx, id)
    await insertPublication(tx, {
      versionId: id,
      procedureId,
      firstDay: '2026-01-01',
      decisionId: gov.decision
    })
    const set = findSet('rules', 'procedure_steps_manned')
    const found = set && (await runSet(tx, set, { at: '2026-02-15', since: '2026-02-15', known: null }))
    expect(found).toMatchObject([{ id: 'mot-xa', step: 'Thẩm định', places: 2, names: places }])
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
})

test('a step at another body needs one for every place, and the first, second and last stay with the lead', async () => {
  const at = (place: Content['steps'][number]['at']): Content['steps'] => [
    { name: 'Tiếp nhận', position: 'clerk', share: 10 },
    { name: 'Thẩm tra', position: 'clerk', share: 20 },
    { name: 'Lấy xác nhận', position: 'clerk', share: 40, at: place },
    { name: 'Ký', power: 'certification.copy', share: 10 }
  ]
  const problems = async (steps: Content['steps']) => {
    const { id } = await draft(database, copies({ nationalCode: undefined, steps }), `cap-${counter++}`)
    const told = await publish(database, id, '2026-01-01').catch((error: Problem) => error)
    return 'details' in told ? told.details : []
  }
  // The province of Mường Thử has a committee that works in justice, and nobody for land.
  expect(await problems(at({ level: 'province', field: 'justice' }))).toEqual([])
  expect(await problems(at({ power: 'land.price' }))).toEqual([])
  expect(await problems(at({ level: 'province', field: 'land' }))).toMatchObject([
    { path: 'steps.2.at', messageKey: 'procedures.check.step_nowhere', params: { count: 3 } }
  ])
  const [first, ...others] = at({ level: 'province' })
  expect(
    await problems([{ ...first, at: { level: 'province' } } as Content['steps'][number], ...others])
  ).toMatchObject([{ path: 'steps.0.at', messageKey: 'procedures.check.step_of_lead' }])
  const undone = new Error('undone')
  await write(database, async (tx) => {
    const procedureId = await insertProcedure(tx, 'khong-noi-nao')
    const content = copies({ nationalCode: undefined, steps: at({ level: 'province', field: 'land' }) })
    const { id: versionId } = await insertVersion(tx, procedureId, content)
    await insertPublication(tx, { versionId, procedureId, firstDay: '2026-01-01', decisionId: gov.decision })
    const set = findSet('rules', 'procedure_steps_manned')
    const found = set && (await runSet(tx, set, { at: '2026-02-15', since: '2026-02-15', known: null }))
    expect(found).toMatchObject([{ id: 'khong-noi-nao', step: 'Lấy xác nhận', places: 3 }])
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
})

let counter = 0

/** For each rule a version that the acts would not publish. */
const breaches: Record<string, Partial<Content>> = {
  procedure_seven_parts: { subjects: undefined, channels: [] },
  procedure_step_time: {
    steps: [
      { name: 'Một', position: 'clerk', share: 60, parallel: 1 },
      { name: 'Hai', position: 'clerk', share: 40, parallel: 1 },
      { name: 'Ba', position: 'clerk', share: 50 }
    ]
  },
  procedure_decided: { power: 'procedures.draft' },
  procedure_steps_manned: { steps: [{ name: 'Ký', position: 'nobody', share: 10 }] },
  procedure_form_labelled: {
    form: {
      type: 'object',
      properties: { nhom: { type: 'object', title: 'Nhóm', properties: { o: { type: 'string' } } } }
    }
  }
}

test.each(Object.entries(breaches))('rule %s holds, and is seen broken', async (id, breach) => {
  const set = findSet('rules', id)
  if (!set) throw new Error(`no rule ${id}`)
  const undone = new Error('undone')
  const violations = (tx: Parameters<typeof runSet>[0]) =>
    runSet(tx, set, { at: '2026-02-15', since: '2026-02-15', known: null })
  await write(database, async (tx) => {
    expect(await violations(tx)).toEqual([])
    const procedureId = await insertProcedure(tx, 'sai-luat')
    const content = copies({ ...breach, nationalCode: undefined })
    const { id: versionId } = await insertVersion(tx, procedureId, content)
    await insertPublication(tx, { versionId, procedureId, firstDay: '2026-01-01', decisionId: gov.decision })
    expect((await violations(tx)).map(({ id }) => id)).toEqual(['sai-luat'])
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
})
