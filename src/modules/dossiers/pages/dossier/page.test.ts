import { beforeAll, describe, expect, test } from 'vitest'
import { acts } from '../../acts/index.ts'
import { type Asked, testServer, words } from '../../fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
})
const at = (time: string) => `2026-03-${time}:00+07:00`
const messageKeys = />\s*(dossiers?|ui|http|record|procedures|files)\.[a-z_.-]+\s*</

describe('one dossier on one page', () => {
  test('nobody in particular is asked to sign in, others find nothing', async () => {
    const { office } = server
    const { id } = await office.received(at('09T08:00'), 'xac-nhan-dat')
    server.as(null)
    expect((await server.page(`/dossiers/${id}`)).status).toBe(401)
    server.as('SUA')
    expect((await server.page(`/dossiers/${id}`)).status).toBe(404)
    server.as('HOA')
    expect((await server.page(`/dossiers/${id}`)).status).toBe(200)
  })

  test('it says who it is, by when, who is next and why, and what happened', async () => {
    const { office } = server
    const { id, code } = await office.received(at('09T08:00'), 'xac-nhan-dat')
    server.as('DAO')
    const page = words((await server.page(`/dossiers/${code}`)).body)
    expect(page).toContain('Vàng Thị Mỷ')
    expect(page).toContain('đã tiếp nhận')
    expect(page).toContain('phân công người thụ lý, vì hồ sơ vừa được tiếp nhận')
    expect(page).toContain('Thời hạn giải quyết theo quy định: 5 ngày làm việc')
    expect(page).toContain('Sùng Thị Liên tiếp nhận')
    expect(page).toContain('Mẫu số 01')
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
    server.as('HOA')
    expect(words((await server.page(`/dossiers/${id}`)).body)).toContain('Nguyễn Văn Hòa')
  })
})

test('every state of the page, and every form, in every language', async () => {
  const { office } = server
  const { id } = await office.received(at('09T08:00'), 'xac-nhan-dat')
  const urls = async (who: string, paths: string[]) => {
    server.as(who)
    for (const path of paths)
      for (const language of ['vi', 'en', 'de']) {
        const page = await server.page(`/dossiers/${id}${path}`, language)
        expect([path, page.status]).toEqual([path, 200])
        expect([path, language, messageKeys.exec(page.body)?.[0]]).toEqual([path, language, undefined])
      }
  }
  const { person, body } = office.gov
  await urls('LIEN', ['', '/ask-supplement', '/ask-payment', '/withdraw', '/correct'])
  await urls('DAO', ['', '/assign', '/extend', '/stop'])
  await office.does('DAO', acts.assign, { id, personId: person.HOA }, at('09T08:30'))
  await urls('HOA', ['', '/pass', '/seek-opinion', '/propose', '/settle-at-once'])
  await office.does(
    'HOA',
    acts['ask-supplement'],
    { id, items: ['Sơ đồ thửa đất'], reason: 'Thiếu' },
    at('09T09:00')
  )
  await urls('LIEN', ['', '/supplement'])
  await office.does('LIEN', acts.supplement, { id, papers: [{ title: 'Sơ đồ', copy: 1 }] }, at('09T09:30'))
  await office.does(
    'HOA',
    acts['seek-opinion'],
    { id, organizationIds: [body.g2], question: 'Đúng không?' },
    at('09T09:40')
  )
  await urls('KIM', ['', '/give-opinion'])
  await office
    .does('KIM', acts['give-opinion'], { id, opinion: '4-1', text: 'Đúng' }, at('09T10:00'))
    .catch(() => undefined)
})
