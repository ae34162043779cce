import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type PlanDocument, parsePlan, parsePlanCsv, parsePlanJson, planToCsv, planToJson } from './index.ts'

const folder = new URL('../../../../localities/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder))
const sidecar = (name: string) => read(`lao-cai/plans/${name}`)

const small = (more: object = {}) =>
  JSON.stringify(
    {
      format: 'haicap.plan/1',
      title: 'Sáp nhập hai xã',
      decision: '01/NQ-TN',
      effective_on: '2026-03-01',
      operations: [
        {
          id: '1',
          clause: 'khoản 1',
          act: 'merge',
          unit: 'area',
          from: [{ code: '00001' }, { code: '00002' }],
          into: [{ code: '00001', name: 'Y Tý', kind: 'xa', parent: '15' }]
        }
      ],
      ...more
    },
    null,
    2
  )
const seen = (problems: { messageKey: string; line?: number; column?: number }[]) =>
  problems.map(
    ({ messageKey, line, column }) => `${line}:${column} ${messageKey.replace('plan-format.', '')}`
  )

describe('the plans of the localities that come with haicap', () => {
  test('Lào Cai: 118 operations on territory, all others on bodies', () => {
    const { plan, problems } = parsePlanJson(read('lao-cai/plans/2025-07-01.json'), 'plan.json', { sidecar })
    expect(problems).toEqual([])
    expect(plan?.operations.filter(({ unit }) => unit === 'area')).toHaveLength(118)
    const ward = plan?.operations.find(({ id }) => id === '90')
    expect(ward?.from.map(({ code }) => code)).toContain('02635')
    expect(ward?.into[0]).toMatchObject({ code: '02647', name: 'Lào Cai', kind: 'phuong', areaKm2: 72.32 })
    expect(ward?.from[0]).not.toHaveProperty('into')
  })

  test('what is written out is read back as the same plan, in both formats', () => {
    const plans = [
      parsePlanJson(read('lao-cai/plans/2025-07-01.json'), 'a', { sidecar }).plan,
      parsePlanJson(read('thu-nghiem/plans/2025-07-01.json'), 'b').plan,
      parsePlanCsv(read('thu-nghiem/plans/2026-01-01.csv'), 'c').plan
    ] as PlanDocument[]
    for (const plan of plans) {
      expect(parsePlanJson(planToJson(plan), 'x.json').plan).toEqual(plan)
      expect(parsePlanCsv(planToCsv(plan), 'x.csv').problems).toEqual([])
      expect(parsePlanCsv(planToCsv(plan), 'x.csv').plan).toEqual(plan)
    }
  })
})

describe('a plan in JSON', () => {
  test('says at once everything that is wrong, each at its line and column', () => {
    const text = small({ effective_on: '2025-02-30', titel: 'x' }).replace('"merge"', '"mergee"')
    expect(seen(parsePlanJson(text, 'p.json').problems)).toEqual([
      '5:19 impossible_day',
      '10:14 unknown_value',
      '30:12 unknown_key'
    ])
  })

  test.each([
    ['a comma too many', '{"a": 1,}', '1:9 not_json'],
    ['an early end', '{"a":\n [1', '2:4 not_json'],
    ['a key twice', '{"title": "a",\n"title": "b"}', '2:1 duplicate_key'],
    ['no file at all', '', '1:1 not_json'],
    ['endless nesting', '['.repeat(100_000) + ']'.repeat(100_000), '1:52 too_deep']
  ])('%s is named', (_what, text, expected) => {
    expect(seen(parsePlanJson(text, 'p.json').problems)).toContain(expected)
  })

  test('encodings other than UTF-8 are told apart', () => {
    expect(parsePlanJson(Buffer.from(`\uFEFF${small()}`, 'utf16le'), 'p').problems).toEqual([])
    const latin = Buffer.concat([Buffer.from('{"title":\n"'), Buffer.from([0xe1]), Buffer.from('"}')])
    expect(seen(parsePlanJson(latin, 'p').problems)).toEqual(['2:1 not_utf8'])
    expect(seen(parsePlanJson('{"a":\u0000}', 'p').problems)).toEqual(['1:6 nul'])
    expect(parsePlanJson(Buffer.from(`\uFEFF${small()}`), 'p').problems).toEqual([])
  })

  test('what nobody sees is refused at its place, also where it is escaped', () => {
    const named = (text: string) =>
      parsePlanJson(text, 'p').problems.map(({ line, messageKey, params }) => [line, messageKey, params])
    const problem = ['plan-format.invisible', { character: 'U+202E' }]
    const lines = small().split('\n')
    const at = lines.findIndex((line) => line.includes('Y Tý'))
    const hidden = (sign: string) => lines.with(at, lines[at]?.replace('Y Tý', `Y${sign}ýT`) ?? '').join('\n')
    expect(named(hidden('\u202E'))).toEqual([[at + 1, ...problem]])
    expect(named(hidden('\\u202e'))).toEqual([[at + 1, ...problem]])
    expect(named(hidden('\\\\u202e'))).toEqual([])
  })

  test('a file beyond every measure is not even decoded', () => {
    expect(seen(parsePlanJson(Buffer.alloc(65 * 1024 * 1024), 'p').problems)).toEqual([
      'undefined:undefined too_large'
    ])
  })

  test('shares of a commune that is split up wholly make one', () => {
    const from = [
      { code: '1', into: ['7'], share_area: 0.6 },
      { code: '1', into: ['8'], share_area: 0.3 }
    ]
    const into = ['7', '8'].map((code) => ({ code, name: 'x', kind: 'xa' }))
    const operation = { id: '1', clause: '1', act: 'split', unit: 'area', from, into }
    const keys = (it: object) =>
      parsePlanJson(small({ operations: [it] }), 'p').problems.map((p) => [p.messageKey, p.params?.sum])
    expect(keys(operation)).toEqual([['plan-format.shares_below_one', 0.9]])
    expect(keys({ ...operation, from: from.map((it) => ({ ...it, extent: 'part' })) })).toEqual([])
    expect(keys({ ...operation, from: from.map((it) => ({ ...it, share_area: 0.7 })) })).toEqual([
      ['plan-format.shares_above_one', 1.4]
    ])
  })

  test('ids twice, targets that nobody names, fields of bodies on territory', () => {
    const operation = {
      id: '1',
      clause: '1',
      act: 'merge',
      unit: 'area',
      from: [{ code: '1', into: ['9'], functions: ['land'] }, { code: '2' }],
      into: [{ code: '3', name: 'x', kind: 'xa' }]
    }
    const { problems } = parsePlanJson(small({ operations: [operation, operation] }), 'p')
    expect(problems.map(({ messageKey }) => messageKey.slice(12)).sort()).toEqual([
      'duplicate_id',
      'not_for_area',
      'not_for_area',
      'unknown_target',
      'unknown_target'
    ])
  })

  test('thousands of mistakes are counted, not listed', () => {
    const operations = Array.from({ length: 2000 }, () => ({}))
    const { problems } = parsePlanJson(small({ operations }), 'p')
    expect(problems).toHaveLength(501)
    expect(problems.at(-1)).toMatchObject({
      messageKey: 'plan-format.more_problems',
      params: { count: 7500 }
    })
  })
})

describe('a plan in CSV', () => {
  const head = '#title,Thử\n#decision.number,01/NQ\n#effective_on,2026-03-01\n'
  const columns = 'operation,clause,act,unit,from_code,into_code,name,kind,share_area\n'

  test('lines of one operation make pairs; what a target is like is said once', () => {
    const text = `${head}${columns}1,khoản 1,merge,area,00001,00009,Y Tý,xa,\n1,,,,00002,00009,,,\n`
    const { plan, problems } = parsePlanCsv(text, 'p.csv')
    expect(problems).toEqual([])
    expect(plan?.operations).toEqual([
      {
        id: '1',
        clause: 'khoản 1',
        act: 'merge',
        unit: 'area',
        from: [
          { code: '00001', extent: 'whole' },
          { code: '00002', extent: 'whole' }
        ],
        into: [{ code: '00009', name: 'Y Tý', kind: 'xa' }]
      }
    ])
  })

  test('saved anew by a Vietnamese spreadsheet, it says the same', () => {
    const text = `${head}${columns.replace('share_area', 'area_km2')}1,khoản 1,merge,area,00001,00009,Y Tý,xa,0.35\n1,,,,00002,00009,,,\n`
    const { plan } = parsePlanCsv(text, 'p.csv')
    expect(plan?.operations[0]?.into).toMatchObject([{ areaKm2: 0.35 }])
    const saved = text.replaceAll(',', ';').replace('0.35', '0,35').replace('Thử', 'Thử, và thử nữa')
    for (const bytes of [Buffer.from(`\uFEFF${saved}`), Buffer.from(`\uFEFF${saved}`, 'utf16le')])
      expect(parsePlanCsv(bytes, 'p.csv').plan).toEqual({ ...plan, title: 'Thử, và thử nữa' })
    const tabs = Buffer.from(`\uFEFF${text.replaceAll(',', '\t')}`, 'utf16le')
    expect(parsePlan(tabs, 'p.txt').plan).toEqual(plan)
  })

  test('every mistake has its line and column, also behind a cell with line breaks', () => {
    const text = `${head.replace('03-01', '13-01')}${columns}1,"khoản\n1",mergee,area,1,9,Y Tý,xa,"1,234"\n1,,,,2,9,Y Tí,,\n,,,,3,,,,\n`
    expect(seen(parsePlanCsv(text, 'p.csv').problems)).toEqual([
      '3:2 impossible_day',
      '5:3 unknown_value',
      '5:9 not_a_number',
      '7:7 contradicts',
      '8:1 missing'
    ])
  })

  test('columns unknown, missing, twice; quotes that do not match; lines nobody knows', () => {
    expect(seen(parsePlanCsv(`${head}operation,act,act,colour\n`, 'p').problems)).toEqual([
      '4:1 missing_column',
      '4:1 missing_column',
      '4:1 missing_column',
      '4:1 missing_column',
      '4:3 duplicate_column',
      '4:4 unknown_column'
    ])
    expect(seen(parsePlanCsv(`${head}${columns}1,"x\n`, 'p').problems)[0]).toMatch(/quotes$/)
    expect(seen(parsePlanCsv(`#colour,red\n${head}${columns}`, 'p').problems)).toEqual(['1:1 unknown_key'])
    expect(seen(parsePlanCsv('', 'p').problems)).toContain('1:1 no_header')
  })

  test('a name that a spreadsheet would run is written harmlessly and read back unchanged', () => {
    const { plan } = parsePlanCsv(`${head}${columns}1,1,rename,area,00001,,"=HYPERLINK(""x"")",,\n`, 'p')
    const text = planToCsv(plan as PlanDocument)
    expect(text).toContain(`'=HYPERLINK`)
    expect(parsePlanCsv(text, 'p').plan).toEqual(plan)
  })
})
