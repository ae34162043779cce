import { unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { read } from '../../../../platform/database/index.ts'
import { translator } from '../../../../platform/i18n/index.ts'
import type { Problem } from '../../../../platform/problem.ts'
import { systemActor } from '../../../../platform/record/index.ts'
import type { Content } from '../../content.ts'
import { copies, draft, published } from '../../fixtures/copies.ts'
import { type Asked, testServer, words } from '../../fixtures/test-server.ts'
import { exportCatalogue } from '../export.ts'
import { planImport } from '../plan-import.ts'
import { catalogueOf } from './catalogue.ts'
import { valueIn } from './cells.ts'
import { tablesIn } from './read.ts'
import { exportTables } from './write.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
  const { database } = server
  await published(
    database,
    copies({
      nationalCode: '2.000620',
      guidance: 'Mang bản chính.\nHỏi tại quầy; "chú ý".',
      words: ['sao y', '=1+1'],
      limit: { amount: 0.5, unit: 'working_days' },
      steps: [
        { name: 'Tiếp nhận', position: 'clerk', share: 33.33 },
        { name: 'Ký', power: 'certification.copy', share: 66.67 }
      ]
    }),
    '2026-01-01'
  )
  const steps: Content['steps'] = [
    { name: 'Tiếp nhận', position: 'clerk', share: 40 },
    { name: 'Xác nhận', position: 'clerk', share: 20, at: { level: 'province', field: 'justice' } },
    { name: 'Định giá', position: 'clerk', share: 20, at: { power: 'land.price' } }
  ]
  const drafted = copies({ nationalCode: '2.000777', components: [], form: undefined, steps })
  await draft(database, drafted, 'dang-soan')
  server.as(systemActor('office'))
})

const t = translator('vi')
const files = async (separator: 'comma' | 'semicolon') => {
  const zip = await read(server.database, (tx) => exportTables(tx, { drafts: true, separator }))
  return Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, data]) => [name, new TextDecoder().decode(data)])
  )
}
const given = (tables: Record<string, string>) =>
  tablesIn(Object.entries(tables).map(([filename, text]) => ({ filename, data: Buffer.from(text) })))
const catalogue = (tables: Record<string, string>) =>
  read(server.database, (tx) => catalogueOf(tx, given(tables), t))
const outcomes = async (tables: Record<string, string>) => {
  const file = await catalogue(tables)
  return read(server.database, async (tx) =>
    (await planImport(tx, file)).map(({ key, number, what }) => `${key} ${number} ${what}`)
  )
}

test.each(['comma', 'semicolon'] as const)(
  'the catalogue goes out as tables and comes in as it was: %s',
  async (separator) => {
    const tables = await files(separator)
    expect(Object.keys(tables).sort()).toEqual([
      'components.csv',
      'fees.csv',
      'procedures.csv',
      'results.csv',
      'steps.csv'
    ])
    const whole = await read(server.database, (tx) => exportCatalogue(tx, { drafts: true }))
    expect(await catalogue(tables)).toEqual(whole)
    expect(await outcomes(tables)).toEqual(['chung-thuc-ban-sao 1 unchanged', 'dang-soan 1 unchanged'])
  }
)

test('a spreadsheet writes decimals with a comma, and takes no text for a formula', async () => {
  const { 'steps.csv': steps = '', 'procedures.csv': procedures = '' } = await files('semicolon')
  expect(steps).toContain('chung-thuc-ban-sao;1;Tiếp nhận;;clerk;33,33;;')
  expect(procedures).toContain('sao y | =1+1')
  expect(valueIn("'=1+1", 'text')).toBe('=1+1')
})

test('what a spreadsheet makes of codes, days and amounts is understood', () => {
  expect(valueIn('2.00062', 'code')).toBe('2.000620')
  expect(valueIn('2,00062', 'code')).toBe('2.000620')
  expect(valueIn('05/01/2026', 'day')).toBe('2026-01-05')
  expect(valueIn('1.500.000', 'whole')).toBe(1_500_000)
  expect(valueIn('33,33', 'number')).toBe(33.33)
  expect(valueIn('nhiều', 'number')).toBe('nhiều')
  expect(valueIn('31/02/2026', 'day')).toBe('31/02/2026')
})

test('one table alone changes nothing but its part; forms stay', async () => {
  const fees = 'key;number;name;amount;exemption\r\ndang-soan;1;Phí chứng thực;3.000;Hộ nghèo\r\n'
  expect(await outcomes({ 'phi.csv': fees })).toEqual(['dang-soan 1 revised'])
  const [entry] = (await catalogue({ 'phi.csv': fees })).procedures
  const [version] = entry?.versions ?? []
  expect(version?.fees).toEqual([{ name: 'Phí chứng thực', amount: 3000, exemption: 'Hộ nghèo' }])
  expect(version?.steps).toHaveLength(3)
})

test('the next version of a published procedure is a line with the next number', async () => {
  const { 'procedures.csv': text = '' } = await files('comma')
  const [headings, line = ''] = text.split('\n')
  const next = line
    .replace('chung-thuc-ban-sao,1,', 'chung-thuc-ban-sao,2,')
    .replace(/2026-01-01,.*$/, ',,,,')
  const [first = ''] = [`${headings}\n${next}`]
  // The guidance has two lines, so that the rest of the record is on the next.
  const rest = text.split('\n')[2]?.replace(/2026-01-01,.*$/, ',,,,') ?? ''
  const tables = { 'procedures.csv': `${first}\n${rest}\n` }
  expect(await outcomes(tables)).toEqual(['chung-thuc-ban-sao 2 new'])
  const [entry] = (await catalogue(tables)).procedures
  expect(entry?.versions[0]).toMatchObject({ form: copies().form, components: copies().components })
})

test('every mistake is said with its table, line and column', async () => {
  const work = catalogue({
    'a.csv':
      'key,number,name_vi,field,level,sets\nmoi,1,Mới,land,commune,nhiều\nmoi,1,Mới,land,commune,1\nhai,x,,land,xã,1',
    'b.csv': 'key,number,name,amount,exemption\nla,1,Phí,0,'
  })
  const problem = await work.catch((error: Problem) => error)
  expect((problem as Problem).details.map(({ params }) => [params?.table, params?.line])).toEqual([
    ['procedures', 3],
    ['fees', 2]
  ])
  const cells = await catalogue({
    'a.csv': 'key,number,name_vi,field,level,sets\nmoi,1,Mới,land,commune,nhiều\nhai,x,,land,xã,1'
  }).catch((error: Problem) => error)
  expect((cells as Problem).details.map(({ params }) => `${params?.line} ${params?.said}`)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^2 cột sets: /),
      expect.stringMatching(/^3 cột name_vi: /),
      expect.stringMatching(/^3 cột level: /)
    ])
  )
})

test('what is no table of the catalogue is refused in words', () => {
  const key = (tables: Record<string, string>) => {
    try {
      given(tables)
    } catch (error) {
      return (error as Problem).messageKey
    }
    return 'taken'
  }
  const fees = 'key,number,name,amount,exemption\n'
  expect(key({ 'a.csv': 'họ tên,tuổi\nAn,3' })).toBe('procedures.import.no_table')
  expect(key({ 'a.csv': fees, 'b.csv': fees })).toBe('procedures.import.table_twice')
  expect(key({ 'a.csv': fees.replace('exemption', 'miễn') })).toBe('procedures.import.unknown_columns')
  expect(key({ 'a.zip': 'PK\u0003\u0004 no zip' })).toBe('procedures.import.no_tables')
})

test('an office tries its tables, sees every difference, and imports what it has seen', async () => {
  const exchange = '/procedures/exchange'
  const fees = 'key;number;name;amount;exemption\ndang-soan;1;Phí chứng thực;3.000;Hộ nghèo\n'
  const tried = await server.upload(exchange, exchange, { way: 'try' }, fees, 'fees.csv')
  const said = words(tried.body)
  expect(said).toContain('sửa dự thảo: 1')
  expect(said).toContain(
    'Phí, lệ phí: Phí chứng thực sửa Số tiền: 2.000 đồng Số tiền: 3.000 đồng; Miễn, giảm: Hộ nghèo'
  )
  expect(words((await server.page('/procedures/dang-soan?version=1')).body)).not.toContain('3.000 đồng')
  const [, document = ''] = /name="document" value="([^"]+)"/.exec(tried.body) ?? []
  const done = await server.send(exchange, { document, way: 'import' })
  expect(done.status).toBe(303)
  expect(words((await server.page('/procedures/dang-soan?version=1')).body)).toContain('3.000 đồng')
  const zip = await server.page('/procedures/catalogue.zip')
  expect(zip.status).toBe(200)
})
