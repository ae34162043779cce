import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parsePlanCsv, parsePlanJson } from '../../modules/changeover/plan-format/index.ts'
import { columnOrder } from '../../modules/changeover/plan-format/operation-columns.ts'
import { actNames } from '../../modules/organization/operation-types.ts'
import { rowSchemas, settingsSchema } from './schemas.ts'

const folder = new URL('../../../localities/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const readme = read('README.md')

/** The examples of one sort: ```json operation … ``` */
const examples = (sort: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${sort}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text]) => text ?? '')

const validator = (name: string) =>
  new Ajv2020({ formats: { date: /^\d{4}-\d\d-\d\d$/, uri: true } }).compile(JSON.parse(read(name)))
const isPlan = validator('plan.schema.json')
const isLocality = validator('locality.schema.json')

const planOf = (operations: unknown[]) => ({
  format: 'haicap.plan/1',
  title: 'Ví dụ',
  decision: '01/NQ',
  effective_on: '2026-03-01',
  operations
})
const head = '#title,Ví dụ\n#decision.number,01/NQ\n#effective_on,2026-03-01\n'

describe('localities/README.md tells what haicap reads', () => {
  test('every plan and operation that it shows is sound, for haicap and for the JSON Schema', () => {
    const plans = [
      ...examples('json plan').map((text) => JSON.parse(text) as object),
      ...examples('json operation').map((text) => planOf([JSON.parse(text)]))
    ]
    expect(plans.length).toBeGreaterThan(actNames.length)
    for (const plan of plans) {
      expect(parsePlanJson(JSON.stringify(plan), 'README').problems).toEqual([])
      expect(isPlan(plan), JSON.stringify(isPlan.errors)).toBe(true)
    }
    const tables = [...examples('csv plan'), ...examples('csv operations').map((text) => head + text)]
    expect(tables).toHaveLength(2)
    for (const table of tables) expect(parsePlanCsv(table, 'README').problems).toEqual([])
  })

  test('it shows an example of each act', () => {
    const shown = examples('json operation').map((text) => (JSON.parse(text) as { act: string }).act)
    expect(new Set(shown)).toEqual(new Set(actNames))
  })

  test('the table and the JSON of the split commune say the same', () => {
    const [table] = examples('csv operations')
    const json = examples('json operation').find((text) => text.includes('"share_area": 0.6')) ?? ''
    const fromTable = parsePlanCsv(head + table, 'README').plan
    expect(fromTable?.operations).toEqual(
      parsePlanJson(JSON.stringify(planOf([JSON.parse(json)])), 'README').plan?.operations
    )
  })

  test('no column and no key is left untold', () => {
    const columns = Object.values(rowSchemas).flatMap((schema) => Object.keys(schema.shape))
    const words = [...columns, ...Object.keys(settingsSchema.shape), ...columnOrder]
    expect(words.filter((word) => !new RegExp(`\\b${word.replace('$', '')}\\b`).test(readme))).toEqual([])
  })
})

describe('the JSON Schemas', () => {
  test('accept the localities that come with haicap, and the example', () => {
    for (const id of ['lao-cai', 'thu-nghiem']) {
      expect(isLocality(JSON.parse(read(`${id}/locality.json`))), JSON.stringify(isLocality.errors)).toBe(
        true
      )
      expect(isPlan(JSON.parse(read(`${id}/plans/2025-07-01.json`))), JSON.stringify(isPlan.errors)).toBe(
        true
      )
    }
    const [example = ''] = examples('json locality')
    expect(isLocality(JSON.parse(example))).toBe(true)
    expect(settingsSchema.safeParse(JSON.parse(example)).success).toBe(true)
  })

  test.each([
    ['an unknown act', { act: 'abolish' }],
    ['an unknown key', { colour: 'red' }],
    ['a missing clause', { clause: undefined }],
    ['a share above one', { from: [{ code: '1', share_area: 1.5 }] }]
  ])('refuse what haicap refuses: %s', (_what, wrong) => {
    const operation = { id: '1', clause: '1', act: 'dissolve', unit: 'area', from: [{ code: '1' }], ...wrong }
    const plan = JSON.parse(JSON.stringify(planOf([operation])))
    expect(isPlan(plan)).toBe(false)
    expect(parsePlanJson(JSON.stringify(plan), 'p').problems).not.toEqual([])
  })
})
