import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { read, write } from '../../platform/database/index.ts'
import { acts } from './acts/index.ts'
import { getDossier } from './book/read.ts'
import { at, chairSettles, type Office, smallOffice } from './fixtures/small-office.ts'
import { nextNumber } from './result-numbers.ts'

let office: Office
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
})

/** A dossier of Bản Pho that is signed. */
async function signed(procedure = 'dang-ky-khai-sinh'): Promise<{ id: string; code: string | null }> {
  const { id, code } = await office.received(at('09T08:00'), procedure)
  await office.does('HOA', acts['take-over'], { id }, at('09T08:10'))
  await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('09T08:20'))
  await office.does('MAI', acts.sign, { id }, at('09T08:30'))
  return { id, code }
}

const released = (id: string, number: string, time = '09T09:00') =>
  office.does('BINH', acts.release, { id, number }, at(time))

const next = (id: string, day = '2026-03-09') =>
  read(office.database, async (tx) => nextNumber(tx, await getDossier(tx, id, day), day))

describe('the number of a result', () => {
  test('is given once by a body in a year; whoever comes second reads who has it and which is free', async () => {
    const [one, other] = [await signed(), await signed()]
    expect(await next(one.id)).toBe('1/2026')
    await released(one.id, '012/QĐ-UBND')
    expect(await next(other.id)).toBe('013/QĐ-UBND')
    await expect(released(other.id, ' 12/qđ-ubnd')).rejects.toMatchObject({
      status: 409,
      messageKey: 'dossiers.refusal.number_taken',
      params: { code: one.code, number: '12/qđ-ubnd', next: '13/qđ-ubnd' },
      details: [{ path: 'number' }]
    })
    await released(other.id, '12/GP-UBND')
    // Another year counts anew, written as the body writes.
    expect(await next(other.id, '2027-01-04')).toBe('01/GP-UBND')
  })

  test('is written as the law of the place wants, and as the body has written it before', async () => {
    const before = office
    office = await smallOffice(await testDatabase())
    await write(office.database, (tx) =>
      sql`update dossier_rule set number_pattern = '{number:2}/{year}'`.execute(tx)
    )
    const all = [await signed(), await signed(), await signed()]
    const [one, other, third] = all.map(({ id }) => id) as [string, string, string]
    expect(await next(one)).toBe('01/2026')
    await released(one, '9/2026')
    expect(await next(other)).toBe('10/2026')
    expect(await next(other, '2027-01-04')).toBe('01/2027')
    await released(other, '3/TB-UBND', '09T09:05')
    expect(await next(third)).toBe('04/TB-UBND')
    office = before
  })

  test('two who take the same at the same time: one has it, the other is told the next', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => signed()))
    const tried = await Promise.allSettled(all.map(({ id }) => released(id, '40/TB-UBND')))
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of tried)
      if (one.status === 'rejected') expect(one.reason.params).toMatchObject({ next: '41/TB-UBND' })
  })

  test('what is refused gives its number back, and settling at once takes one too', async () => {
    const { id, code } = await office.received(at('09T08:00'))
    await expect(
      office.does('MAI', acts['settle-at-once'], { id, number: '7/CT', handedOver: true }, at('09T09:00'))
    ).rejects.toThrow()
    await expect(office.does('BINH', acts.release, { id, number: '7/CT' }, at('09T09:00'))).rejects.toThrow()
    const other = await signed()
    await released(other.id, '7/CT')
    await chairSettles(office)
    await expect(
      office.does('MAI', acts['settle-at-once'], { id, number: '7/CT', handedOver: false }, at('09T09:00'))
    ).rejects.toMatchObject({ params: { code: other.code, next: '8/CT' } })
    const done = await office.does<unknown, { phase: string; code: string | null }>(
      'MAI',
      acts['settle-at-once'],
      { id, number: '8/CT', handedOver: false },
      at('09T09:00')
    )
    expect(done).toMatchObject({ phase: 'released', code })
  })

  test('where the law of the place numbers by procedure, each procedure counts by itself', async () => {
    const place = await testDatabase()
    const before = office
    office = await smallOffice(place)
    await write(place, (tx) => sql`update dossier_rule set numbered_by = 'procedure'`.execute(tx))
    const [birth, land] = [await signed(), await signed('chung-thuc-ban-sao')]
    await released(birth.id, '1/2026')
    expect(await next(land.id)).toBe('1/2026')
    await released(land.id, '1/2026')
    await expect(signed().then(({ id }) => released(id, '1/2026'))).rejects.toMatchObject({
      params: { code: birth.code }
    })
    office = before
  })
})
