import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../src/cli/run.ts'
import { smallStaff } from '../src/modules/staffing/people/fixtures/small-staff.ts'
import type { Database } from '../src/platform/database/index.ts'
import { translator } from '../src/platform/i18n/index.ts'
import { testDatabase } from './support/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-staff-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = (name: string) => join(folder, name)

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await smallStaff(database)
  await sql`insert into locality (id, name_vi, name_en, name_de, time_zone, loaded_from, sha256)
    values ('thu', 'Mường Thử', 'Muong Thu', 'Muong Thu', 'Asia/Ho_Chi_Minh', 'thu', '')`.execute(database.db)
})

async function haicap(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await run(['staff', ...words], {
    env: { DATABASE_URL: database.ownerUrl, HAICAP_TODAY: '2026-06-01' },
    language: 'en',
    t: translator('en'),
    print: (text) => void out.push(`${text}\n`),
    note: (text) => void err.push(`${text}\n`),
    exitCode: 0
  })
  return { out: out.join(''), err: err.join(''), code }
}

test('a sheet is tried, imported, and the same again changes nothing', async () => {
  const file = path('people.csv')
  writeFileSync(file, 'Số hiệu,Họ và tên,Ngày sinh\nCB700,Tẩn Lở Mẩy,01/02/1991\n')
  expect(await haicap('import', file, '--list', 'persons', '--dry-run')).toEqual({
    out: '',
    err: '1 rows new, 0 changed, 0 unchanged, 0 in error.\n',
    code: 0
  })
  expect((await haicap('import', file, '--list', 'persons')).err).toContain(`Imported ${file}.`)
  const again = await haicap('import', file, '--list', 'persons')
  expect(again).toEqual({ out: '', err: '0 rows new, 0 changed, 1 unchanged, 0 in error.\n', code: 0 })
  const { rows } = await sql`select from import_trial`.execute(database.db)
  expect(rows).toHaveLength(0)
})

test('rows in error are told by line, and nothing is written', async () => {
  const file = path('wrong.csv')
  writeFileSync(file, 'Staff number;Full name;Birth date\nCB701;Lý A Sử;1.1.1990\nCB702;;31/02/1990\n')
  const { out, code } = await haicap('import', file, '--list', 'persons')
  expect(code).toBe(1)
  expect(out).toMatch(/3 {2}.*Full name: This is blank.*Birth date: “31\/02\/1990” is no day/)
  const told = JSON.parse((await haicap('import', file, '--list', 'persons', '--dry-run', '--json')).out)
  expect(told).toMatchObject({
    counts: { new: 1, error: 1 },
    rows: [{ state: 'new' }, { state: 'error', line: 3 }]
  })
  const { rows } = await sql`select from person where code in ('CB701', 'CB702')`.execute(database.db)
  expect(rows).toHaveLength(0)
})

test('a list is exported as it can be imported, for a body and a day', async () => {
  const file = path('appointments.xlsx')
  const args = ['--list', 'appointments', '--unit', 'u1', '--at', '2026-01-01', '--format', 'xlsx']
  expect(await haicap('export', ...args, '--output', file)).toMatchObject({
    code: 0,
    err: `Wrote 2 rows to ${file}.\n`
  })
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
  expect((await haicap('import', file, '--list', 'appointments')).err).toContain('2 unchanged')
})

test('what is no list, no file and no body is said', async () => {
  expect((await haicap('import', path('none.csv'), '--list', 'persons')).err).toContain('none.csv')
  expect((await haicap('import', path('none.csv'), '--list', 'cars')).code).toBe(2)
  expect((await haicap('export', '--list', 'posts', '--unit', 'u9')).err).toContain('There is no body “u9”')
})
