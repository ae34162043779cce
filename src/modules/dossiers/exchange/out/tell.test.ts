import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { read } from '../../../../platform/database/index.ts'
import { perform, systemActor } from '../../../../platform/record/index.ts'
import { acts } from '../../acts/index.ts'
import { at, type Office, smallOffice } from '../../fixtures/small-office.ts'
import { giveUpExchange } from '../acts/give-up-exchange.ts'
import { type Exchange, openExchange } from '../fixtures/exchange.ts'
import type { Mood } from '../fixtures/portal.ts'
import { overviewOf, stuckDeliveries } from '../overview.ts'
import { syncStateOf } from './store.ts'

let office: Office
let exchange: Exchange
let mood: () => Mood = () => 'fine'
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  exchange = await openExchange(office, { mood: () => mood() })
})

const sync = (id: string) => read(office.database, (tx) => syncStateOf(tx, id))
const hoa = systemActor('hoa')

/** A dossier from reception to its handing over, all within a morning. */
async function settled(minute: string) {
  const { id, code } = await office.received(at(`09T08:${minute}`), 'dang-ky-khai-sinh')
  await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T09:00'))
  await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('09T09:10'))
  await office.does('MAI', acts.sign, { id }, at('09T09:20'))
  await office.does('BINH', acts.release, { id, number: `${minute}/XN` }, at('09T09:30'))
  await office.does('BINH', acts.send, { id }, at('09T09:40'))
  await office.does('LIEN', acts['hand-over'], { id, way: 'counter' }, at('09T09:50'))
  return { id, code: code ?? '' }
}

test('states that followed quickly are all told, in order, none twice; signed is not yet synchronized', async () => {
  const { id, code } = await settled('00')
  expect(await sync(id)).toBeUndefined()
  await exchange.tell()
  await exchange.tell()
  expect(exchange.portal.statesOf(code)).toEqual(['2', '4', '9', '10'])
  expect(await sync(id)).toMatchObject({ synchronized: { national: 10 }, waiting: 0, stuck: null })
  expect(exchange.portal.dossiers.get(code)).toMatchObject({
    MaHoSo: code,
    MaTTHC: '1.001193',
    TenTTHC: 'Đăng ký khai sinh',
    MaLinhVuc: 'justice.civil_status',
    KenhThucHien: '1',
    ChuHoSo: 'Vàng Thị Mỷ',
    NgayTiepNhan: '20260309080000',
    NgayTra: '20260309095000',
    TrangThaiHoSo: '10',
    DonViXuLy: 'Ủy ban nhân dân xã Bản Pho',
    ThongTinTra: '00/XN'
  })
})

test('a new date is told although the state stays', async () => {
  const { id, code } = await office.received(at('09T10:00'), 'dang-ky-khai-sinh')
  await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T10:05'))
  await office.does('MAI', acts.extend, { id, until: at('20T10:00'), reason: 'Đo đạc lại' }, at('09T10:10'))
  await exchange.tell()
  expect(exchange.portal.statesOf(code ?? '')).toEqual(['2', '4', '4'])
  expect(exchange.portal.dossiers.get(code ?? '')).toMatchObject({
    NgayHenTra: '20260320100000',
    GhiChu: 'Đo đạc lại'
  })
})

describe('a portal that has moods', () => {
  test('an answer that was lost is asked for again, and the state is told once', async () => {
    const moods: Mood[] = ['deaf', 'down', 'slow']
    mood = () => moods.shift() ?? 'fine'
    const { code, id } = await settled('10')
    for (let round = 0; round < 6; round++) await exchange.tell(200)
    expect(exchange.portal.statesOf(code)).toEqual(['2', '4', '9', '10'])
    expect((await sync(id))?.waiting).toBe(0)
  })

  test('a dossier that it does not take holds up no other; given up, its later states go on', async () => {
    const stuck = await office.received(at('09T08:20'), 'dang-ky-khai-sinh')
    await office.does('DAO', acts.assign, { id: stuck.id, personId: office.gov.person.HOA }, at('09T08:25'))
    mood = () => 'moody'
    await exchange.tell()
    expect(await sync(stuck.id)).toMatchObject({
      synchronized: null,
      waiting: 2,
      stuck: { event: 1, attempts: 1, answer: 'HTTP 200 7 not now' }
    })
    mood = () => 'fine'
    const other = await settled('30')
    // Its pause is not over: it alone waits.
    await exchange.readable()
    const overview = await read(office.database, overviewOf)
    expect(overview.out).toMatchObject({ tried: 1 })
    const [one] = await read(office.database, (tx) => stuckDeliveries(tx, { limit: 10 }))
    expect(one).toMatchObject({ code: stuck.code, type: 'receive', national: 2, behind: 1 })

    const reason = 'Cổng đã có hồ sơ này'
    await perform(office.database, giveUpExchange, hoa, { way: 'out', dossierId: stuck.id, event: 1, reason })
    await exchange.tell()
    expect(exchange.portal.statesOf(other.code)).toEqual(['2', '4', '9', '10'])
    expect(exchange.portal.statesOf(stuck.code ?? '')).toEqual(['4'])
    expect(await sync(stuck.id)).toMatchObject({ synchronized: { event: 2, national: 4 }, waiting: 0 })
  })

  test('is left alone while it is away', async () => {
    mood = () => 'down'
    await office.received(at('09T11:00'))
    const before = exchange.portal.requests
    expect(await exchange.tell()).toEqual({ taken: 0, away: true })
    expect(exchange.portal.requests - before).toBeLessThanOrEqual(8)
    mood = () => 'fine'
    expect(await exchange.tell()).toMatchObject({ away: false })
  })

  test('dossiers of the demonstration are told to nobody', async () => {
    const { id, code } = await office.received(at('09T11:10'), undefined, { demonstration: true })
    await exchange.tell()
    expect(exchange.portal.stateOf(code ?? '')).toBeUndefined()
    expect(await sync(id)).toBeUndefined()
  })
})
