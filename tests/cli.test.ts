import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/cli/run.ts'
import { planToCsv } from '../src/modules/changeover/index.ts'
import { type Database, type Tx, write } from '../src/platform/database/index.ts'
import { translator } from '../src/platform/i18n/index.ts'
import { testDatabase } from './support/database.ts'
import { testProvince } from './support/localities.ts'
import { placePeople } from './support/place-people.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

/** Runs one command line on the test's database; what it says on stdout and stderr, and its exit code. */
async function haicap(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await run(words, {
    env: { DATABASE_URL: database.ownerUrl, HAICAP_TODAY: '2026-06-01' },
    language: 'en',
    t: translator('en'),
    print: (text) => void out.push(`${text}\n`),
    note: (text) => void err.push(`${text}\n`),
    exitCode: 0
  })
  return { out: out.join(''), err: err.join(''), code }
}

const json = async (...words: string[]) => JSON.parse((await haicap(...words, '--json')).out)

function fileOf(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Two communes of the test province become one. */
const merger = {
  title: 'Nhập hai xã',
  decision: { number: '30/NQ-TN', issuedOn: '2026-05-01', demonstration: true },
  decisions: [],
  effectiveOn: '2027-01-01',
  propose: true,
  announced: { 'units.communes': 4 },
  operations: [
    {
      id: '1',
      clause: 'khoản 1 Điều 1',
      act: 'merge' as const,
      unit: 'area' as const,
      from: [
        { code: '99110', extent: 'whole' as const },
        { code: '99105', extent: 'whole' as const }
      ],
      into: [{ code: '99110', name: 'Đồng Lạc', kind: 'xa', parent: '99' }]
    }
  ]
}
/** A commune becomes a ward; nobody has to move. */
const reclassified = {
  ...merger,
  title: 'Xã thành phường',
  propose: false,
  announced: { 'units.communes.phuong': 3 },
  operations: [
    {
      id: '1',
      clause: 'khoản 1 Điều 1',
      act: 'reclassify' as const,
      unit: 'area' as const,
      from: [{ code: '99105', extent: 'whole' as const }],
      into: [{ kind: 'phuong' }]
    }
  ]
}
const plan = fileOf('plan.csv', planToCsv(reclassified))

test('figures come as a table and as JSON of id, value and day', async () => {
  const figures = await json('figures', '--at', '2025-07-01')
  expect(figures.find(({ id }: { id: string }) => id === 'units.communes')).toEqual({
    id: 'units.communes',
    value: 5,
    at: '2025-07-01',
    unit: 'units'
  })
  expect((await haicap('figures', '--at', '2025-07-01')).out).toMatch(
    /units\.communes +5 {2}Commune-level units/
  )
  const { records } = await json('figures', 'units.districts', '--at', '2025-06-30')
  expect(records.map(({ code }: { code: string }) => code)).toEqual(['991', '992'])
  const before = await json('figures', 'units.communes', '--at', '2025-07-01', '--known', '2001-01-01')
  expect(before).toMatchObject({ value: 0, records: [] })
})

test('rules that hold end well, a violated one with 1', async () => {
  const rules = await haicap('rules', '--at', '2025-07-01', '--json')
  expect(rules.code).toBe(0)
  expect(JSON.parse(rules.out)).toContainEqual({ id: 'norms_met', violations: [] })
  expect(await haicap('rules', 'nonsense')).toMatchObject({
    code: 1,
    out: '',
    err: 'There is no rule nonsense.\n'
  })
})

test('who answers today for a unit of yesterday, by code or by name', async () => {
  const byCode = await json('custodian', '--unit', '99104', '--on', '2025-06-30', '--at', '2026-06-01')
  const byName = await json('custodian', '--unit', 'xã Đại Đồng', '--on', '2025-06-30')
  expect(byName).toEqual(byCode)
  expect(byCode.custodians.length).toBeGreaterThan(0)
  const said = (await haicap('custodian', '--unit', '99104', '--on', '2025-06-30')).out
  for (const { custodianName } of byCode.custodians) expect(said).toContain(custodianName)
  expect(await haicap('custodian', '--unit', 'Không Đâu', '--on', '2025-06-30')).toMatchObject({
    code: 1,
    out: ''
  })
})

test('what a unit has taken over, and from whom', async () => {
  const taken = await json('taken-over', '--unit', '99110')
  expect(taken.length).toBeGreaterThan(0)
  const { originId, custodianId } = taken[0]
  const { custodians } = await json('custodian', '--unit', originId, '--on', '2025-06-30')
  expect(custodians.map((one: { custodianId: string }) => one.custodianId)).toContain(custodianId)
})

test('search needs no accents and says so when there is nothing', async () => {
  expect((await haicap('search', 'dai', 'dong')).out).toContain('Đại Đồng')
  expect(await haicap('search', 'zzz')).toEqual({ code: 1, out: '', err: 'No unit was found.\n' })
})

test('check and rehearse leave nothing behind', async () => {
  const { id } = await json('changeover', 'import', fileOf('merger.csv', planToCsv(merger)))
  expect((await json('changeover', 'people', id)).counts.open).toBeGreaterThan(0)
  const list = (await haicap('changeover', 'people', id, '--csv')).out
  const wrong = fileOf('people.csv', list.replace(/^(?=99-)/m, '99-nobody,,,,,,,retired,,\n'))
  const refused = await haicap('changeover', 'people', id, '--import', wrong)
  expect(refused).toMatchObject({ code: 1, out: '' })
  expect(refused.err).toContain('99-nobody')
  await placePeople(database, id)
  expect((await haicap('changeover', 'people', id, '--propose')).out).toMatch(/open: 0;/)
  const plans = await json('changeover', 'list')
  expect(await haicap('changeover', 'check', id)).toMatchObject({ code: 0 })
  const rehearsal = await haicap('changeover', 'rehearse', id)
  expect(rehearsal.out).toMatch(/units\.communes +5 +4 +4/)
  expect(rehearsal.out).toContain('Commune Đồng Lạc (99110) ← ')
  expect(await json('changeover', 'list')).toEqual(plans)
})

test('a file enacts once, however often it is tried; after a revocation again', async () => {
  const first = await json('changeover', 'enact', plan)
  expect((await json('changeover', 'enact', plan)).id).toBe(first.id)
  expect((await haicap('changeover', 'enact', first.id)).code).toBe(1)
  expect((await json('figures', 'units.communes.phuong', '--at', '2027-01-01')).value).toBe(3)
  expect(await haicap('changeover', 'revoke', first.id, '--reason', 'withdrawn')).toMatchObject({ code: 0 })
  expect((await json('figures', 'units.communes.phuong', '--at', '2027-01-01')).value).toBe(2)
  const again = await json(
    'changeover',
    'enact',
    fileOf('exported.json', (await haicap('changeover', 'export', first.id)).out)
  )
  expect(again.id).not.toBe(first.id)
  expect((await haicap('changeover', 'revoke', again.id, '--reason', 'withdrawn')).code).toBe(0)
})

test('mistakes of a plan are named by file, line and column, whether in the file or against the register', async () => {
  const malformed = fileOf('malformed.json', '{ "format": "haicap.plan/1",\n  "effective_on": "2026-02-30" }')
  const first = await haicap('changeover', 'check', malformed)
  expect(first).toMatchObject({ code: 1, out: '' })
  expect(first.err).toContain(`${malformed}:2:`)
  const unknown = fileOf('unknown.csv', planToCsv(merger).replace('99105', '99999'))
  const second = await haicap('changeover', 'check', unknown)
  expect(second.code).toBe(1)
  expect(second.out).toMatch(
    /unknown\.csv:\d+:\d+ \(operations\.0\.from\.1\.code\): No unit bears the code 99999/
  )
  expect((await haicap('changeover', 'enact', unknown)).code).toBe(1)
  expect((await haicap('changeover', 'check', join(folder, 'none.json'))).err).toContain('There is no file')
})

test('a locality is checked without a database', async () => {
  expect(await haicap('locality', 'check', 'localities/thu-nghiem')).toMatchObject({ code: 0, err: '' })
  const broken = join(folder, 'broken')
  cpSync('localities/thu-nghiem', broken, { recursive: true })
  writeFileSync(join(broken, 'kinds.csv'), 'scope,code\narea,xa\n')
  const checked = await haicap('locality', 'check', broken)
  expect(checked.code).toBe(1)
  expect(checked.err).toContain(join(broken, 'kinds.csv:'))
  expect((await haicap('locality', 'load', 'localities/thu-nghiem')).out).toContain('was loaded before')
})

test('the record is sealed and found whole', async () => {
  expect((await json('record', 'seal')).root).toMatch(/^[0-9a-f]{64}$/)
  expect(await json('record', 'verify')).toMatchObject({ unsealed: 0 })
  expect((await haicap('record', 'verify', '--root', 'ab'.repeat(32))).code).toBe(1)
})

test('wrong usage ends with 2, help with 0 and examples', async () => {
  for (const words of [
    [],
    ['nonsense'],
    ['figures', '--at', '2025-02-30'],
    ['custodian'],
    ['search'],
    ['figures', '--nonsense']
  ])
    expect([words, (await haicap(...words)).code]).toEqual([words, 2])
  for (const words of [
    [],
    ['figures'],
    ['changeover', 'enact'],
    ['locality', 'load'],
    ['record', 'verify'],
    ['boundaries', 'import']
  ]) {
    const help = await haicap(...words, '--help')
    expect([words, help.code]).toEqual([words, 0])
    expect(help.out).toContain('Examples:')
  }
})

test('an account of the sign-in provider becomes somebody’s, is listed, and is nobody’s again', async () => {
  const add = (tx: Tx) => sql`insert into person (code, name) values ('CB-1', 'Vi Thị Mai')`.execute(tx)
  await write(database, add)
  expect((await haicap('account', 'list')).out).toBe('No account is linked.\n')
  expect((await haicap('account', 'link', '7f3c2a', '--person', 'CB-1')).out).toContain(
    'Vi Thị Mai’s (CB-1) now'
  )
  expect(await json('account', 'list')).toEqual([
    { subject: '7f3c2a', personCode: 'CB-1', personName: 'Vi Thị Mai' }
  ])
  expect(await haicap('account', 'link', '7f3c2a', '--person', 'CB-1')).toMatchObject({ code: 1, out: '' })
  expect(await haicap('account', 'link', 'x', '--person', 'CB-9')).toMatchObject({
    code: 1,
    err: expect.stringContaining('the number CB-9')
  })
  expect((await haicap('account', 'unlink', '7f3c2a')).out).toContain('0 sessions ended')
  expect(await haicap('account', 'unlink', '7f3c2a')).toMatchObject({ code: 1 })
})
