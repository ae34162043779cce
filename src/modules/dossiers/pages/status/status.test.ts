import { beforeAll, expect, test } from 'vitest'
import { act } from '../../../../../tests/support/small-province.ts'
import { read } from '../../../../platform/database/index.ts'
import { enactPlan } from '../../../changeover/index.ts'
import { day, eve, merger, mergerPeople, onEve, planned } from '../../custody/fixtures/reform.ts'
import { type Asked, serverDay, testServer, words } from '../../fixtures/test-server.ts'
import { findStatus, plainCode } from './find-status.ts'

let ask: Asked
let code = ''
beforeAll(async () => {
  ask = await testServer()
  const applicant = { name: 'Vàng Bí Mật', number: '010186001234', phone: '0912345678', address: 'Nhà số 9' }
  const made = await ask.office.received(`${serverDay}T00:10:00+07:00`, 'xac-nhan-dat', {
    applicant,
    request: 'Thửa đất của ông Kín'
  })
  code = made.code ?? ''
  ask.as(null)
})

test('whoever has the code sees state, dates, body and counter, and nothing of any person', async () => {
  const { status, body } = await ask.page(`/status?code=${code}`)
  expect(status).toBe(200)
  const text = words(body)
  for (const part of [code, 'Đã tiếp nhận', 'Xác nhận hiện trạng sử dụng đất', 'Hẹn trả'])
    expect(text).toContain(part)
  expect(text).toContain('Ủy ban nhân dân xã Bản Pho')
  expect(text).toContain('Trung tâm Phục vụ hành chính công xã Bản Pho')
  for (const secret of ['Bí Mật', '010186001234', '0912345678', 'Nhà số 9', 'Kín', 'LIEN', 'Liên'])
    expect(text).not.toContain(secret)
})

test.each(['en', 'de'])('in %s too', async (language) => {
  expect((await ask.page(`/status?code=${code}`, language)).status).toBe(200)
  expect((await ask.page('/status?code=x', language)).status).toBe(404)
})

test('typed as people type', async () => {
  const typed = ` ${code.toLowerCase().replaceAll('-', '–')} `
  expect((await ask.page(`/status?code=${encodeURIComponent(typed)}`)).status).toBe(200)
  expect(plainCode(' h00.c1 – 260310 – 0001 ')).toBe('H00.C1-260310-0001')
})

test('a wrong code is answered with what to do; an id is no code', async () => {
  const { status, body } = await ask.page('/status?code=H00.C1-260310-9999')
  expect(status).toBe(404)
  expect(words(body)).toContain('Không có hồ sơ mang mã “H00.C1-260310-9999”')
  expect(words(body)).toContain('Mất giấy tiếp nhận')
})

test('without a code there is one field to fill in', async () => {
  const { status, body } = await ask.page('/status')
  expect(status).toBe(200)
  expect(body).toMatch(/name="code"[^>]*autofocus/)
})

test('after a reorganization it says who took over, since when and by which decision', async () => {
  const { office } = ask
  const { code: old = '' } = await office.received(onEve('09:00:00'), 'xac-nhan-dat')
  await act(office.database, enactPlan, { id: await planned(office.database, merger, mergerPeople) })
  const status = await read(office.database, (tx) => findStatus(tx, old ?? '', day))
  expect(status?.takenOver).toMatchObject({ from: 'Ủy ban nhân dân xã Bản Pho', since: day })
  expect(status?.takenOver?.decision).toBeTruthy()
  expect(status?.bodies.map(({ name }) => name)).not.toContain('Ủy ban nhân dân xã Bản Pho')
  expect(status?.code).toBe(old)
  const before = await read(office.database, (tx) => findStatus(tx, old ?? '', eve))
  expect(before?.takenOver).toBeNull()
})
