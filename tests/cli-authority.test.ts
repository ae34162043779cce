import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { run } from '../src/cli/run.ts'
import { type Government, smallGovernment } from '../src/modules/authority/fixtures/small-government.ts'
import type { Database } from '../src/platform/database/index.ts'
import { translator } from '../src/platform/i18n/index.ts'
import { testDatabase } from './support/database.ts'

let database: Database
let gov: Government
beforeAll(async () => {
  database = await testDatabase()
  gov = await smallGovernment(database)
  await sql`insert into locality (id, name_vi, name_en, name_de, time_zone, loaded_from, sha256)
    values ('thu', 'Mường Thử', 'Test', 'Test', 'Asia/Ho_Chi_Minh', 'here', '')`.execute(database.db)
})

async function haicap(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await run(words, {
    env: { DATABASE_URL: database.ownerUrl, HAICAP_TODAY: '2026-06-01' },
    language: 'vi',
    t: translator('vi'),
    print: (text) => void out.push(`${text}\n`),
    note: (text) => void err.push(`${text}\n`),
    exitCode: 0
  })
  return { out: out.join(''), err: err.join(''), code }
}

test('decides prints who, in which capacity and on what ground; 1 when nobody does', async () => {
  const one = await haicap('decides', '--power', 'civil_status.birth', '--place', 'Bản Pho')
  expect(one.code).toBe(0)
  expect(one.out).toContain('Chủ tịch UBND xã, Ủy ban nhân dân xã Bản Pho: Lò Thị Mai')
  expect(one.out).toContain('01/NQ-HĐND, Điều 8')
  expect(one.out).toContain('28/02/2027')
  const none = await haicap('decides', '--power', 'civil_status.birth', '--place', 'c1', '--at', '2027-03-01')
  expect([none.code, none.out.includes('Không ai quyết định')]).toEqual([1, true])
  const json = await haicap('decides', '--power', 'civil_status.birth', '--place', 'c1', '--json')
  expect(JSON.parse(json.out)).toMatchObject({ verdict: 'one', deciders: [{ signature: 'TM' }] })
  const unknown = await haicap('decides', '--power', 'nothing', '--place', 'c1')
  expect([unknown.code, unknown.err.includes('nothing')]).toEqual([1, true])
  expect((await haicap('decides', '--power', 'land.confirm', '--place', 'nowhere')).code).toBe(1)
})

test('powers prints what a person, a post or a unit may decide', async () => {
  const person = await haicap('powers', '--person', 'MAI')
  expect(person.code).toBe(0)
  expect(person.out).toContain('Xác nhận hiện trạng sử dụng đất')
  const unit = JSON.parse((await haicap('powers', '--unit', 'u2', '--json')).out)
  expect(unit.map(({ power }: { power: { code: string } }) => power.code).sort()).toEqual([
    'certification.copy',
    'civil_status.birth',
    'land.confirm'
  ])
  expect((await haicap('powers', '--post', gov.post.HOA ?? '')).code).toBe(1)
  expect((await haicap('powers', '--person', 'MAI', '--unit', 'u1')).err).toContain('đúng một trong ba')
  expect((await haicap('powers', '--person', 'NOBODY')).err).toContain('NOBODY')
})
