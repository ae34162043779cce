import { beforeAll, describe, expect, test } from 'vitest'
import { read as inSnapshot } from '../../../../platform/database/index.ts'
import { perform, systemActor } from '../../../../platform/record/index.ts'
import { acts } from '../../acts/index.ts'
import { getDossier } from '../../book/read.ts'
import { type Asked, serverDay, words } from '../../fixtures/test-server.ts'
import { at, dossierServer, procedure, publishNewer } from './fixtures/office.ts'

let server: Asked
beforeAll(async () => {
  server = await dossierServer()
})
const stands = (id: string) => inSnapshot(server.office.database, (tx) => getDossier(tx, id, serverDay))
const messageKeys = />\s*(dossiers?|ui|http|record|procedures|files)\.[a-z_.-]+\s*</
const read = async (url: string) => words((await server.page(url)).body)

describe('one dossier on one page', () => {
  test('nobody in particular is asked to sign in, others find nothing', async () => {
    const { id } = await server.office.received(at('09T08:00'), procedure)
    server.as(null)
    expect((await server.page(`/dossiers/${id}`)).status).toBe(401)
    server.as('SUA')
    expect((await server.page(`/dossiers/${id}`)).status).toBe(404)
    server.as('HOA')
    expect((await server.page(`/dossiers/${id}`)).status).toBe(200)
  })

  test('it says who it is, by when, who is next and why, and what happened', async () => {
    const { office } = server
    const { id, code } = await office.received(at('09T08:00'), procedure)
    server.as('DAO')
    const page = await read(`/dossiers/${code}`)
    expect(page).toContain('Vàng Thị Mỷ')
    expect(page).toContain('đã tiếp nhận')
    expect(page).toContain('phân công người thụ lý, vì hồ sơ vừa được tiếp nhận')
    expect(page).toContain('Thời hạn giải quyết theo quy định: 5 ngày làm việc')
    expect(page).toContain('Sùng Thị Liên tiếp nhận')
    expect(page).toContain('Mẫu số 01')
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
    server.as('HOA')
    expect(await read(`/dossiers/${id}`)).toContain(
      'Nguyễn Văn Hòa (Phòng Văn hóa – Xã hội xã Bản Pho) : thẩm định và trình kết quả'
    )
  })

  test('the clock explains itself day by day, with what did not count', async () => {
    const { office } = server
    const { id } = await office.received(at('05T08:00'), procedure)
    const { HOA } = office.gov.person
    await office.does('DAO', acts.assign, { id, personId: HOA }, at('05T08:30'))
    await office.does(
      'HOA',
      acts['ask-supplement'],
      { id, items: ['Sổ hộ khẩu'], reason: 'Thiếu' },
      at('05T09:00')
    )
    await office.does('LIEN', acts.supplement, { id, papers: [{ title: 'Sổ', copy: 1 }] }, at('06T09:00'))
    server.as('HOA')
    const page = await read(`/dossiers/${id}`)
    expect(page).toContain('không tính: ngày nghỉ hằng tuần')
    expect(page).toContain('Chờ giấy tờ bổ sung 09:00, 05/03/2026 09:00, 06/03/2026')
    expect(page).toMatch(/Cộng 40/)
    expect(page).toContain('Bước 1: Tiếp nhận')
  })

  test('a correction shows what stood there before; what came late says when it was learned', async () => {
    const { office } = server
    const { id } = await office.received(at('09T08:00'), procedure)
    server.as('LIEN')
    const wrong = await server.send(`/dossiers/${id}/correct`, { 'applicant.name': 'Vàng Thị My' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('id="reason-error"')
    const done = await server.send(`/dossiers/${id}/correct`, {
      reason: 'Ghi nhầm tên',
      'applicant.name': 'Vàng Thị My',
      'data.ho_ten': 'Vàng Thị My'
    })
    expect(done.status).toBe(303)
    const page = await read(`/dossiers/${id}`)
    expect(page).toContain('Vàng Thị Mỷ → Vàng Thị My')
    expect(page).toContain('Họ, chữ đệm, tên: Vàng Thị Mỷ → Vàng Thị My')
    expect(page).not.toContain('010186001234 →')
  })

  test('a correction keeps what a colleague corrected since the form was opened', async () => {
    const { office } = server
    const { id } = await office.received(at('09T08:00'), procedure)
    server.as('LIEN')
    const url = `/dossiers/${id}/correct`
    const form = (await server.page(url)).body
    const was = /name="opened" value="([^"]*)"/.exec(form)?.[1]?.replaceAll('&quot;', '"') ?? ''
    const { address = '' } = (await stands(id)).applicant
    const theirs = { reason: 'Ghi nhầm thôn', 'applicant.address': 'Thôn 2, Bản Pho' }
    expect((await server.send(url, theirs)).status).toBe(303)
    // The form that was open all the time still shows the old address.
    const mine = {
      reason: 'Đổi số',
      'applicant.phone': '0912000222',
      'applicant.address': address,
      opened: was
    }
    expect((await server.send(url, mine)).status).toBe(303)
    expect((await stands(id)).applicant).toMatchObject({ address: 'Thôn 2, Bản Pho', phone: '0912000222' })
  })
})

test('what haicap learned late says when; the clock goes by when it happened', async () => {
  const { office } = server
  const { id } = await office.received(at('09T08:00'), procedure)
  const act = acts['take-over']
  const actor = { ...systemActor('exchange'), personId: office.gov.person.HOA ?? null }
  const input = { id, happenedAt: at('09T09:00') }
  await perform(office.database, act, actor, input, { now: at('10T05:00') })
  server.as('HOA')
  expect(await read(`/dossiers/${id}`)).toContain(
    '09:00 – Nguyễn Văn Hòa nhận xử lý haicap Hệ thống ghi nhận lúc 05:00, 10/03/2026'
  )
})

test('a newer version is told with what differs, and the dossier is moved to it deliberately', async () => {
  const { office } = server
  const { id } = await office.received(at('04T08:00'), procedure)
  await publishNewer(office.database, '2026-03-08')
  server.as('LIEN')
  const page = await read(`/dossiers/${id}`)
  expect(page).toContain('Từ khi hồ sơ được nộp đã có phiên bản 2')
  expect(page).toContain('5 ngày làm việc 3 ngày làm việc')
  const form = await read(`/dossiers/${id}/move-version`)
  expect(form).toContain('5 ngày làm việc 3 ngày làm việc')
  expect((await server.send(`/dossiers/${id}/move-version`, {})).status).toBe(422)
  const moved = await server.send(`/dossiers/${id}/move-version`, { reason: 'Có lợi hơn cho công dân' })
  expect(moved.status).toBe(303)
  const after = await read(`/dossiers/${id}`)
  expect(after).toContain('Phiên bản: 1 → 2')
  expect(after).toContain('Thời hạn giải quyết theo quy định: 3 ngày làm việc')
  expect(after).toContain('Hẹn trả kết quả 08:00, 11/03/2026')
})

test('every state of the page, and every form, in every language', async () => {
  const { office } = server
  const { id } = await office.received(at('09T08:00'), procedure)
  const urls = async (who: string, paths: string[]) => {
    server.as(who)
    for (const path of paths)
      for (const language of ['vi', 'en', 'de']) {
        const page = await server.page(`/dossiers/${id}${path}`, language)
        expect([who, path, page.status]).toEqual([who, path, 200])
        expect([path, language, messageKeys.exec(page.body)?.[0]]).toEqual([path, language, undefined])
      }
  }
  const { person, body } = office.gov
  await urls('LIEN', ['', '/ask-supplement', '/ask-payment', '/withdraw', '/correct'])
  await urls('DAO', ['', '/assign', '/extend', '/stop'])
  await office.does('DAO', acts.assign, { id, personId: person.HOA }, at('09T08:30'))
  await urls('HOA', ['', '/pass', '/seek-opinion', '/propose'])
  await office.does('HOA', acts['ask-payment'], { id, amount: 15_000 }, at('09T08:40'))
  await urls('LIEN', ['', '/pay'])
  await office.does('LIEN', acts.pay, { id, receipt: 'BL 1' }, at('09T08:50'))
  await office.does('HOA', acts['ask-supplement'], { id, items: ['Sơ đồ'], reason: 'Thiếu' }, at('09T09:00'))
  await urls('LIEN', ['', '/supplement'])
  await office.does('LIEN', acts.supplement, { id, papers: [{ title: 'Sơ đồ', copy: 1 }] }, at('09T09:30'))
  const asked = { id, organizationIds: [body.g2], question: 'Đúng không?', waits: true }
  await office.does('HOA', acts['seek-opinion'], asked, at('09T09:40'))
  await urls('KIM', ['', '/give-opinion'])
  await office.does('KIM', acts['give-opinion'], { id, opinion: '7-1', text: 'Đúng' }, at('09T10:00'))
  await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('09T10:10'))
  await urls('MAI', ['', '/sign', '/return'])
  await office.does('MAI', acts.sign, { id }, at('09T10:20'))
  await urls('BINH', ['', '/release'])
  await office.does('BINH', acts.release, { id, number: '7/XN' }, at('09T10:30'))
  await office.does('BINH', acts.send, { id }, at('09T10:40'))
  await urls('LIEN', ['', '/hand-over'])
  await office.does('LIEN', acts['hand-over'], { id }, at('09T10:50'))
  await urls('LIEN', [''])
})
