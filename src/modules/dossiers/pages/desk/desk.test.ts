import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { act, founding } from '../../../../../tests/support/small-province.ts'
import { read, write } from '../../../../platform/database/index.ts'
import { establish } from '../../../organization/index.ts'
import { acts } from '../../acts/index.ts'
import { entriesOf } from '../../book/read.ts'
import { busyOffice } from '../../desk/fixtures/busy-office.ts'
import { fieldsIn } from '../../fixtures/posted-form.ts'
import { at } from '../../fixtures/small-office.ts'
import { type Asked, testServer, words } from '../../fixtures/test-server.ts'

let server: Asked
beforeAll(async () => {
  server = await testServer()
  await busyOffice(server.office, 28)
})

const text = async (url: string) => words((await server.page(url)).body)
const keys = (body: string) => [...body.matchAll(/data-key="([^"]+)"/g)].map(([, id]) => id ?? '')
const inState = async (who: string, state: string) => {
  server.as(who)
  return keys((await server.page(`/dossiers?view=body&state=${state}`)).body)
}
const bulkOf = (verb: string, ids: string[]) =>
  `/dossiers/bulk?${new URLSearchParams([['verb', verb], ...ids.map((id): [string, string] => ['id', id])])}`
const book = (id: string) => read(server.office.database, (tx) => entriesOf(tx, id))

describe('a desk', () => {
  test('shows work by due date with what is late in words, who has it and what is next', async () => {
    server.as('MAI')
    const page = await text('/dossiers')
    expect(page).toMatch(/Cơ quan tôi phụ trách 20/)
    expect(page).toMatch(/Đang giải quyết 20 .*Quá hạn \d+ .*Chờ ký 4 .*Chờ dân bổ sung 4/)
    expect(page).toMatch(/quá hạn \d+ ngày/)
    expect(page).toContain('chờ giấy tờ bổ sung')
    expect(page).toContain('tạm dừng tính thời hạn')
    expect(page).toContain('Nguyễn Văn Hòa Phòng Văn hóa – Xã hội xã Bản Pho')
    expect(page).toContain('Chưa có người xử lý')
  })

  test('has the parts that follow from the posts of whoever asks; without any it says so', async () => {
    server.as('HOA')
    const officer = await text('/dossiers')
    expect(officer).toContain('Của tôi')
    expect(officer).not.toContain('Chờ trả kết quả')
    server.as('LIEN')
    expect(await text('/dossiers')).toMatch(/Tiếp nhận tại quầy \d+ Chờ trả kết quả 4/)
    server.as('PAO')
    expect(await text('/dossiers')).toContain('Hôm nay bạn không giữ vị trí nào làm việc với hồ sơ')
    server.as(null)
    expect((await server.page('/dossiers')).status).toBe(401)
  })

  test('is found in by code, name, number and phone, and narrowed by filters', async () => {
    server.as('MAI')
    const all = await server.page('/dossiers?view=body&q=giang')
    const found = await server.page('/dossiers?view=body&q=gi%C3%A0ng')
    expect(keys(all.body).length).toBeGreaterThan(0)
    expect(keys(found.body)).toEqual(keys(all.body))
    expect(keys((await server.page('/dossiers?view=body&q=010186000004')).body)).toHaveLength(1)
    server.as('YEN')
    const colleagues = await server.page('/dossiers?q=010186000004')
    expect([keys(colleagues.body).length, words(colleagues.body).includes('Của tôi 0')]).toEqual([1, true])
    server.as('MAI')
    expect(await text('/dossiers?view=body&q=khongcoai')).toContain('Không tìm thấy hồ sơ nào khớp')
    expect(keys((await server.page('/dossiers?view=body&from=2026-03-07')).body)).toEqual([])
    expect((await server.page('/dossiers?view=body&from=nonsense')).status).toBe(422)
  })

  test('says nothing new while nothing is new, and only then', async () => {
    server.as('MAI')
    const ask = (tag?: string) => server.ask('/dossiers/live?view=body&state=received', tag)
    const first = await ask()
    expect(first.status).toBe(200)
    expect(first.body).not.toContain('_csrf')
    expect(first.listTime).toMatch(/^\d\d:\d\d$/)
    expect(await ask(first.etag)).toMatchObject({ status: 304, body: '' })
    const [id = ''] = keys(first.body)
    await server.office.does(
      'MAI',
      acts.assign,
      { id, personId: server.office.gov.person.HOA },
      at('10T05:00')
    )
    const next = await ask(first.etag)
    expect(next.status).toBe(200)
    expect(keys(next.body)).toEqual(keys(first.body).slice(1))
  })

  test('keeps views under names for whoever made them, and opens with the one chosen', async () => {
    server.as('MAI')
    const late = '/dossiers?view=body&state=late'
    await server.send(
      '/dossiers/filters',
      { name: 'Quá hạn của tôi', way: 'keep' },
      { on: late, form: 'filters' }
    )
    expect(await text('/dossiers?view=body')).toContain('Quá hạn của tôi')
    await server.send('/dossiers/filters', { way: 'open' }, { on: late, form: 'filters' })
    const opened = await server.page('/dossiers')
    expect([opened.status, opened.location]).toEqual([302, '/dossiers?view=body&state=late'])
    server.as('BINH')
    expect(await text('/dossiers')).not.toContain('Quá hạn của tôi')
    server.as('MAI')
    const drop = { name: 'Quá hạn của tôi', way: 'drop' }
    await server.send('/dossiers/filters', drop, { on: '/dossiers?view=body', form: 'filters' })
    expect(await text('/dossiers?view=body')).not.toContain('Quá hạn của tôi')
    const { rows } = await read(server.office.database, (tx) =>
      sql`select from record where act like 'dossiers.%filter'`.execute(tx)
    )
    expect(rows).toEqual([])
  })
})

describe('many at once', () => {
  test('a desk offers what may be done to at least one of its rows, and nothing to tick where nothing may', async () => {
    const offers = async (who: string, query: string) => {
      server.as(who)
      const { body } = await server.page(`/dossiers?${query}`)
      const verbs = [...body.matchAll(/name="verb" value="([^"]+)"/g)].map(([, verb]) => verb)
      return [verbs, (body.match(/type="checkbox" name="id"/g) ?? []).length]
    }
    expect(await offers('HOA', 'view=unit&state=in_work')).toEqual([[], 0])
    expect(await offers('YEN', 'view=unit&state=in_work')).toEqual([['take-over'], 4])
    expect(await offers('MAI', 'view=body&state=proposed')).toEqual([['sign', 'return'], 4])
    expect(await offers('BINH', 'view=body&state=received')).toEqual([[], 0])
  })

  test('each is an act of its own: what one is refused does not hinder the others, and the answer says why', async () => {
    const ids = await inState('MAI', 'proposed')
    expect(ids).toHaveLength(4)
    const url = bulkOf('sign', ids)
    expect(await text(url)).toContain('Đủ điều kiện')
    const form = fieldsIn((await server.page(url)).body, 'bulk')
    // Meanwhile one is taken back.
    await server.office.does('MAI', acts.return, { id: ids[1], reason: 'Thiếu trang' }, at('10T06:00'))
    const sent = { ...form, _csrf: undefined as never }
    delete (sent as Record<string, unknown>)._csrf
    const done = await server.send('/dossiers/bulk', sent, { on: url, form: 'bulk' })
    expect(done.status).toBe(200)
    expect(words(done.body)).toContain('Đã làm xong 3 hồ sơ')
    expect(words(done.body)).toMatch(/1 hồ sơ được để nguyên/)
    const other = bulkOf('assign', await inState('MAI', 'received'))
    // The same request again finds what was done and does nothing more.
    const again = await server.send('/dossiers/bulk', sent, { on: other, form: 'bulk' })
    expect(words(again.body)).toContain('Đã làm xong 3 hồ sơ')
    for (const [index, id] of ids.entries())
      expect(
        (await book(id)).filter(({ type }) => type === 'sign'),
        id
      ).toHaveLength(index === 1 ? 0 : 1)
  })

  test('results get numbers in a row, and what cannot be released takes none', async () => {
    const ids = (await inState('BINH', 'signed')).slice(0, 4)
    const received = await inState('MAI', 'received')
    const chosen = [ids[0] ?? '', received[0] ?? '', ...ids.slice(1)]
    server.as('BINH')
    const url = bulkOf('release', chosen)
    const page = await server.page(url)
    expect(words(page.body)).toMatch(
      /Cấp số, phát hành 4 hồ sơ 1 hồ sơ đã chọn được để nguyên: \S+ .*đã tiếp nhận/
    )
    const form = fieldsIn(page.body, 'bulk')
    delete form._csrf
    expect(form).toMatchObject({ id: ids, number: '28/UBND' })
    const refused = await server.send('/dossiers/bulk', { ...form, number: 'số' }, { on: url, form: 'bulk' })
    expect(refused.status).toBe(422)
    expect(words(refused.body)).toContain('Số đầu tiên phải có chữ số')
    // One of them is no longer as it was.
    const fields = { ...form, id: chosen, number: '098/QĐ-UBND' }
    const done = words((await server.send('/dossiers/bulk', fields, { on: url, form: 'bulk' })).body)
    expect(done).toMatch(/số 098\/QĐ-UBND.*Chưa làm.*số 099\/QĐ-UBND.*số 100\/QĐ-UBND.*số 101\/QĐ-UBND/)
    server.as('BINH')
    const sent = { on: bulkOf('send', ids), form: 'bulk' }
    const again = words((await server.send('/dossiers/bulk', fields, sent)).body)
    expect(again).toMatch(/số 098\/QĐ-UBND.*Chưa làm.*số 099\/QĐ-UBND.*số 100\/QĐ-UBND.*số 101\/QĐ-UBND/)
  })

  test('dossiers are assigned to one person or a unit, taken over, and handed over', async () => {
    const received = await inState('MAI', 'received')
    const url = bulkOf('assign', received)
    for (const to of ['', 'person:HOA', `unit:${crypto.randomUUID()}x`])
      expect((await server.send('/dossiers/bulk', { to }, { on: url, form: 'bulk' })).status, to).toBe(422)
    const { person, body } = server.office.gov
    const offered = (await server.page(url)).body
    const [, to = ''] = new RegExp(`value="(person:${person.HOA}:[^"]+)"`).exec(offered) ?? []
    expect(words(offered)).toMatch(
      /Nguyễn Văn Hòa – [^()]+, Phòng Văn hóa – Xã hội xã Bản Pho \(đang giữ \d+ hồ sơ\)/
    )
    const give = async (to: string) => {
      const done = await server.send('/dossiers/bulk', { to }, { on: url, form: 'bulk' })
      expect(words(done.body)).toContain(`Đã làm xong ${received.length} hồ sơ`)
      const { at: _, type, ...said } = (await book(received[0] ?? '')).at(-1)?.payload ?? {}
      return said
    }
    // She takes them in her own unit.
    expect(await give(to)).toEqual({ to: person.HOA, unit: body.g1 })
    expect(await give(`unit:${body.g1}`)).toEqual({ unit: body.g1 })
    server.as('LIEN')
    const ready = keys((await server.page('/dossiers?view=to_hand_over')).body)
    const handed = await server.send('/dossiers/bulk', {}, { on: bulkOf('hand-over', ready), form: 'bulk' })
    expect(words(handed.body)).toContain(`Đã làm xong ${ready.length} hồ sơ`)
    expect(keys((await server.page('/dossiers?view=to_hand_over')).body)).toEqual([])
  })

  test('nothing ticked, too much, and what one may not see', async () => {
    server.as('MAI')
    expect((await server.page('/dossiers/bulk?verb=sign')).location).toBe('/dossiers')
    const many = Array.from({ length: 101 }, () => crypto.randomUUID())
    expect((await server.page(bulkOf('sign', many))).status).toBe(303)
    const [id = ''] = await inState('MAI', 'open')
    server.as('SUA')
    expect(await text(bulkOf('hand-over', [id]))).toContain('Trả kết quả 0 hồ sơ')
  })
})

describe("a leader's desk", () => {
  test('shows what they may sign, by procedure, with the proposal; and loads that open to their rows', async () => {
    const [id = ''] = await inState('MAI', 'in_work')
    await write(server.office.database, (tx) =>
      sql`update dossier set person_id = null where id = ${id}::uuid`.execute(tx)
    )
    const births = await server.office.received(at('10T00:30'), 'dang-ky-khai-sinh')
    await server.office.does('HOA', acts['take-over'], { id: births.id }, at('10T00:40'))
    await server.office.does(
      'HOA',
      acts.propose,
      { id: births.id, outcome: 'deny', note: 'Sai nơi' },
      at('10T00:50')
    )
    server.as('MAI')
    const page = await server.page('/dossiers/lead')
    expect(words(page.body)).toMatch(/Chờ tôi ký: 1 hồ sơ Đăng ký khai sinh \(1\).*Đề nghị từ chối Sai nơi/)
    expect(words(page.body)).toContain('theo thẩm quyền')
    const links = [
      ...page.body.matchAll(/href="(\/dossiers\?view=body&amp;(?:unit|person)=[^"]+)"[^>]*>(\d+)/g)
    ]
    expect(links.length).toBeGreaterThan(3)
    for (const [, href = '', count] of links) {
      const rows = keys((await server.page(href.replaceAll('&amp;', '&'))).body)
      expect(rows, href).toHaveLength(Number(count))
    }
  })

  test('whoever stands in for the chair sees it as such, and nobody else sees it', async () => {
    const { database, gov } = server.office
    server.as('PAO')
    expect(await text('/dossiers/lead')).toContain('Không có hồ sơ nào chờ bạn ký')
    await write(database, async (tx) => {
      await sql`insert into absence (person_id, valid, reason) values (${gov.person.MAI}::uuid, '[2026-03-09,2026-03-12)', 'leave')`.execute(
        tx
      )
      await sql`insert into substitution (post_id, substitute_post_id, valid, decision_id)
        values (${gov.post.MAI}::uuid, ${gov.post.PAO}::uuid, '[2026-01-01,)', ${gov.decision}::uuid)`.execute(
        tx
      )
    })
    // Any act of the register has rights derived anew.
    const into = [
      { code: 'zz', name: 'Phòng Kinh tế xã Bản Pho', kind: 'division', area: 'c1', parent: 'u1' }
    ]
    await act(database, establish, {
      decision: founding,
      effectiveOn: '2020-01-01',
      unit: 'organization',
      into
    })
    const page = await text('/dossiers/lead')
    expect(page).toMatch(/Chờ tôi ký: 1 hồ sơ/)
    expect(page).toMatch(/Ký thay .*thay Chủ tịch UBND xã/)
    server.as('TAN')
    expect(await text('/dossiers/lead')).toContain('Không có hồ sơ nào chờ bạn ký')
  })
})
