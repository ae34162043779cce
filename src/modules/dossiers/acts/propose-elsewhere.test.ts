import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { refusals } from '../../../../tests/support/small-province.ts'
import { read, write } from '../../../platform/database/index.ts'
import { copies, published } from '../../procedures/fixtures/copies.ts'
import { getDossier } from '../book/read.ts'
import { verifyBooks } from '../book/verify.ts'
import { possibleVerbs } from '../detail/possible.ts'
import { at, type Office, officialOf } from '../fixtures/small-office.ts'
import { twoLevels } from '../fixtures/two-levels.ts'
import { acts } from './index.ts'

const allotment = 'giao-dat-o'
const moved = '2026-03-11'
let office: Office

/** The chair of the commune allots land until the power goes up to the head of the department. */
beforeAll(async () => {
  office = await twoLevels(await testDatabase())
  const { decision } = office.gov
  await write(office.database, async (tx) => {
    await sql`insert into power (code, function_code, kind, name_vi, name_en, name_de, words)
      values ('land.allot', 'land', 'decision', 'Giao đất ở', 'Allot land', 'Land zuteilen', '{}')`.execute(
      tx
    )
    await sql`insert into vesting (act, power_code, holder_position_code, reach, valid, decision_id) values
      ('devolution', 'land.allot', 'chair', 'area', ${`[2020-01-01,${moved})`}, ${decision}::uuid),
      ('devolution', 'land.allot', 'head_department', 'area', ${`[${moved},)`}, ${decision}::uuid)`.execute(
      tx
    )
  })
  const content = copies({
    nationalCode: '1.055556',
    name: { vi: 'Giao đất ở' },
    field: 'justice',
    power: 'land.allot',
    limit: { amount: 10, unit: 'working_days' },
    steps: [
      { name: 'Tiếp nhận', position: 'receptionist', share: 10 },
      { name: 'Thẩm tra', position: 'clerk', share: 50 },
      { name: 'Quyết định', power: 'land.allot', share: 30, at: { power: 'land.allot' } },
      { name: 'Trả kết quả', position: 'receptionist', share: 10 }
    ]
  })
  await published(office.database, content, '2025-01-01', allotment)
})

const stands = (id: string, day = '2026-03-12') => read(office.database, (tx) => getDossier(tx, id, day))
const may = (who: string, id: string, time: string) =>
  read(office.database, async (tx) =>
    possibleVerbs(
      tx,
      officialOf(office.gov, who, at(time)),
      await getDossier(tx, id, '2026-03-12'),
      '2026-03-12'
    )
  )
const receivedAt = async (time: string) => {
  const { id } = await office.received(at(time), allotment)
  await office.does('HOA', acts['take-over'], { id }, at(time.replace(/T\d\d/, 'T09')))
  return id
}

test('while the commune has the power, the step is its own and it proposes to its chair', async () => {
  const id = await receivedAt('09T08:00')
  await office.does('HOA', acts.pass, { id }, at('09T10:00'))
  expect((await stands(id)).life.elsewhere).toBeUndefined()
  await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('09T11:00'))
  expect((await office.does('MAI', acts.sign, { id }, at('09T14:00'))).phase).toBe('signed')
})

test('when the power has gone up, the step lies at the department: its people propose, its head signs', async () => {
  const id = await receivedAt('10T08:00')
  await office.does('HOA', acts.pass, { id }, at('12T08:00'))
  const there = await stands(id)
  expect(there.life.elsewhere).toMatchObject({ body: office.gov.body.sd })
  expect(there.pile.originId).toBe(office.gov.body.u1)
  // The lead has nothing to propose meanwhile.
  expect(await may('HOA', id, '12T08:10')).not.toContain('propose')
  expect(await may('VAN', id, '12T08:10')).toContain('propose')
  const early = office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('12T08:20'))
  expect(await refusals(early)).toEqual(['dossiers.refusal.step_elsewhere'])
  await office.does('VAN', acts.propose, { id, outcome: 'grant' }, at('12T09:00'))
  expect(await stands(id)).toMatchObject({ phase: 'proposed', outcome: 'grant' })
  // Whoever had the power has it no longer.
  expect(await refusals(office.does('MAI', acts.sign, { id }, at('12T09:30')))).not.toEqual([])
  expect((await office.does('QUY', acts.sign, { id }, at('12T10:00'))).phase).toBe('signed')
})

test('a proposal that is sent back is worked on where it was made', async () => {
  const id = await receivedAt('10T08:00')
  await office.does('HOA', acts.pass, { id }, at('12T08:00'))
  await office.does('VAN', acts.propose, { id, outcome: 'deny' }, at('12T09:00'))
  await office.does('QUY', acts.return, { id, reason: 'Chưa rõ căn cứ' }, at('12T10:00'))
  expect((await stands(id)).life.elsewhere).toMatchObject({ body: office.gov.body.sd })
  await office.does('VAN', acts.propose, { id, outcome: 'grant' }, at('12T11:00'))
  await office.does('QUY', acts.sign, { id }, at('12T14:00'))
  expect((await read(office.database, (tx) => verifyBooks(tx))).faults).toEqual([])
})
