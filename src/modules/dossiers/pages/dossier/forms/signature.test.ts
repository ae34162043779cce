import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../../../tests/support/database.ts'
import { read, write } from '../../../../../platform/database/index.ts'
import { acts } from '../../../acts/index.ts'
import { at, type Office, smallOffice } from '../../../fixtures/small-office.ts'
import { procedure, publishLong } from '../fixtures/office.ts'
import { foundIn } from '../read-dossier.ts'
import { formData } from './form-data.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  await publishLong(office.database)
  // Who leads the division is called otherwise from 15 March on.
  await write(office.database, async (tx) => {
    await sql`update position set signs_as = 'Chủ tịch' where code = 'chair'`.execute(tx)
    await sql`update position set valid = '(,2026-03-15)', signs_as = 'Trưởng phòng' where code = 'head_division'`.execute(
      tx
    )
    await sql`insert into position (code, title_vi, title_en, title_de, group_code, lead, level, valid)
      select code, 'Trưởng phòng chuyên môn', title_en, title_de, group_code, lead, level, '[2026-03-15,)'
      from position where code = 'head_division'`.execute(tx)
  })
})

/** Who signed the form of a dossier that somebody extended or stopped. */
async function signed(who: string, kind: 'extension' | 'stop', day: string) {
  const { id } = await office.received(at('09T08:00'), procedure)
  const reason = 'Mưa lũ chia cắt đường'
  if (kind === 'extension')
    await office.does(who, acts.extend, { id, reason, until: at('30T17:00') }, at(`${day}T09:00`))
  else await office.does(who, acts.stop, { id, reason }, at(`${day}T09:00`))
  // It is printed a year later, when everybody may sit elsewhere.
  return read(office.database, async (tx) => {
    const actor = office.gov.actor('MAI', '2027-03-10')
    const found = await foundIn(tx, actor, id, '2027-02-10', '2027-02-10T09:00:00+07:00')
    return (await formData(tx, kind, found, undefined)).signature
  })
}

test('a head signs as such, a deputy for the head, whoever leads a unit by order', async () => {
  expect(await signed('MAI', 'extension', '10')).toEqual({ lines: ['Chủ tịch'], name: 'Lò Thị Mai' })
  expect(await signed('DAO', 'extension', '10')).toEqual({
    lines: ['TL. Chủ tịch', 'Trưởng phòng'],
    name: 'Tẩn Mý Dao'
  })
  await write(office.database, (tx) =>
    sql`insert into vesting (act, power_code, holder_position_code, reach, valid, decision_id)
      values ('devolution', 'dossiers.assign', 'vice_chair', 'area', '[2020-01-01,)', ${office.gov.decision}::uuid)`.execute(
      tx
    )
  )
  expect((await signed('PAO', 'stop', '10'))?.lines).toEqual(['KT. Chủ tịch', 'Phó Chủ tịch UBND xã'])
})

test('the title is that of the day of signing', async () => {
  expect((await signed('DAO', 'stop', '10'))?.lines).toEqual(['TL. Chủ tịch', 'Trưởng phòng'])
  expect((await signed('DAO', 'stop', '16'))?.lines).toEqual(['TL. Chủ tịch', 'Trưởng phòng chuyên môn'])
})
