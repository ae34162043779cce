import { beforeAll, expect, test } from 'vitest'
import { read } from '../../../../platform/database/index.ts'
import { acts } from '../../acts/index.ts'
import { getDossier } from '../../book/read.ts'
import { papersOf } from '../../detail/read.ts'
import { at } from '../../fixtures/small-office.ts'
import { type Asked, testServer, words } from '../../fixtures/test-server.ts'
import { addLevel, landSupport } from '../../fixtures/two-levels.ts'

let server: Asked
let id: string
let code: string
beforeAll(async () => {
  server = await testServer()
  await addLevel(server.office)
  const { office } = server
  const received = await office.received(at('09T08:00'), landSupport)
  id = received.id
  code = received.code ?? ''
  await office.does('HOA', acts['take-over'], { id }, at('09T09:00'))
})

const text = async (url: string) => words((await server.page(url)).body)
const dossier = () => read(server.office.database, (tx) => getDossier(tx, id, '2026-03-10'))
const department = 'Sở Nông nghiệp và Môi trường tỉnh Mường Thử'

test('the lead passes a step on to a department: the form says where each step is done', async () => {
  server.as('HOA')
  const form = await text(`/dossiers/${id}/pass`)
  expect(form).toContain(`3. Sở xác nhận → ${department}`)
  const note = { step: '3', note: 'Đề nghị xác nhận' }
  expect((await server.send(`/dossiers/${id}/pass`, note, { files: {} })).status).toBe(303)
  const page = await text(`/dossiers/${id}`)
  expect(page).toContain('Bước liên cơ quan')
  expect(page).toContain(`Đang chờ ${department} : làm bước này rồi chuyển về cơ quan chủ trì`)
  expect(page).toMatch(new RegExp(`Bước đang ở Sở xác nhận: ${department}, từ .*hạn của bước`))
  expect(page).toMatch(/Chủ trì Nguyễn Văn Hòa \(Phòng Văn hóa – Xã hội xã Bản Pho\) : vẫn chịu trách nhiệm/)
  expect(page).toContain('tại cơ quan cấp tỉnh về Đất đai')
  expect(page).toContain(`Cơ quan làm bước: ${department}`)
})

test('it lies on the desks of the department, with who leads it, and stays on that of the lead, marked', async () => {
  server.as('VAN')
  const desk = await text('/dossiers?view=unit')
  expect(desk).toMatch(/Đơn vị tôi 1 /)
  expect(desk).toMatch(/Bước liên cơ quan 1 /)
  expect(desk).toContain(code)
  expect(desk).toContain('Bước phối hợp Sở xác nhận – Từ')
  expect(desk).toContain('Chủ trì: Nguyễn Văn Hòa, Phòng Văn hóa – Xã hội xã Bản Pho')
  // Found by name at the department too, though it bears the token of the commune.
  for (const query of ['view=unit&q=my', `q=${code}`, 'view=unit&state=step_elsewhere'])
    expect(await text(`/dossiers?${query}`)).toContain(code)
  server.as('KIM')
  expect(await text('/dossiers?view=unit')).not.toContain(code)
  server.as('HOA')
  const own = await text('/dossiers?view=mine')
  expect(own).toContain('Đang ở cơ quan khác Sở xác nhận: Sở Nông nghiệp')
  server.as('MAI')
  const leader = await text('/dossiers/lead')
  expect(leader).toContain('Đang chờ cơ quan khác (1)')
  expect(leader).toContain(department)
})

test('its head gives it to somebody there; they pass it back with the confirmation', async () => {
  const { person } = server.office.gov
  server.as('QUY')
  const assign = await text(`/dossiers/${id}/assign`)
  expect(assign).toContain('Lê Đức Thọ')
  expect(assign).not.toContain('Nguyễn Văn Hòa')
  const given = await server.send(`/dossiers/${id}/assign`, { to: `person:${person.VAN}` })
  expect(given.status).toBe(303)
  expect(await text('/dossiers/lead')).toMatch(/Hà Thị Vân 0 0 0 1/)
  expect(await text(`/dossiers?view=body&person=${person.VAN}`)).toContain(code)
  server.as('VAN')
  expect(await text('/dossiers?view=mine')).toContain(code)
  const page = await text(`/dossiers/${id}`)
  expect(page).not.toContain('Gia hạn')
  const files = { papers: { name: 'xac-nhan.txt', content: 'Đủ điều kiện' } }
  expect((await server.send(`/dossiers/${id}/pass`, { step: '4' }, { files })).status).toBe(303)
  expect((await server.page(`/dossiers/${id}`)).status).toBe(404)
  const back = await dossier()
  expect([back.personId, back.step, back.life.elsewhere]).toEqual([person.HOA, 4, undefined])
  const papers = await read(server.office.database, (tx) => papersOf(tx, id))
  expect(papers.at(-1)).toMatchObject({ kind: 'opinion', title: 'xac-nhan.txt' })
})
