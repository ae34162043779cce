import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { read } from '../../../platform/database/index.ts'
import { entriesOf, getDossier } from '../book/read.ts'
import { at, type Office, smallOffice } from '../fixtures/small-office.ts'
import { acts } from './index.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

const stands = (id: string) => read(office.database, (tx) => getDossier(tx, id, '2026-03-10'))

describe('from reception to result', () => {
  test('received, assigned, proposed, signed, released, sent, handed over: each by whoever may', async () => {
    const { id, code, dueAt, promisedAt, national } = await office.received(
      at('09T08:00'),
      'dang-ky-khai-sinh'
    )
    expect(code).toBe('H00.C1-260309-0001')
    expect(national).toBe(2)
    expect([dueAt, promisedAt]).toEqual(Array(2).fill('2026-03-09T10:30:00.000000Z'))
    const { person } = office.gov
    await office.does('DAO', acts.assign, { id, personId: person.HOA }, at('09T08:30'))
    await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('09T09:00'))
    await office.does('MAI', acts.sign, { id }, at('09T10:00'))
    const released = await office.does('BINH', acts.release, { id, number: '12/2026' }, at('09T10:30'))
    expect(released.national).toBe(9)
    await office.does('BINH', acts.send, { id }, at('09T11:00'))
    const over = await office.does(
      'LIEN',
      acts['hand-over'],
      { id, recipient: 'Vàng Thị Mỷ' },
      at('09T14:00')
    )
    expect([over.phase, over.national, over.event]).toEqual(['handed_over', 10, 7])
    const book = await read(office.database, (tx) => entriesOf(tx, id))
    expect(book.map(({ number, type, actorName }) => [number, type, actorName])).toEqual([
      [1, 'receive', 'LIEN'],
      [2, 'assign', 'DAO'],
      [3, 'propose', 'HOA'],
      [4, 'sign', 'MAI'],
      [5, 'release', 'BINH'],
      [6, 'send', 'BINH'],
      [7, 'hand_over', 'LIEN']
    ])
    expect(book[3]?.capacity).toContain('Chủ tịch UBND xã')
    expect(await stands(id)).toMatchObject({ resultNumber: '12/2026', outcome: 'grant', step: 4 })
  })
})
