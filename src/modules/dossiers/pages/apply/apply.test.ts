import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read, write } from '../../../../platform/database/index.ts'
import { type Citizen, perform, systemActor } from '../../../../platform/record/index.ts'
import { suspendProcedure } from '../../../procedures/acts/suspend.ts'
import { copies, published } from '../../../procedures/fixtures/copies.ts'
import { acts } from '../../acts/index.ts'
import { getDossier } from '../../book/read.ts'
import { my } from '../../fixtures/small-office.ts'
import { type Asked, serverDay, testServer, words } from '../../fixtures/test-server.ts'

const pao: Citizen = { name: 'Giàng A Páo', number: '010092004321' }
const pdf = { name: 'giay.pdf', content: '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF' }
const procedure = 'chung-thuc-ban-sao'
const at = (time: string) => `${serverDay}T${time}:00+07:00`

let ask: Asked
beforeAll(async () => {
  ask = await testServer()
})

const stands = (id: string) => read(ask.office.database, (tx) => getDossier(tx, id, serverDay))
const idIn = (location = '') => /\/apply\/([0-9a-f-]{36})\//.exec(location)?.[1] ?? ''

/** Begins an application in Bản Pho, as the page does. */
async function begun(who: Citizen, of = procedure): Promise<string> {
  ask.asCitizen(who)
  const { location } = await ask.send(`/apply/new?procedure=${of}`, { placeId: ask.office.gov.area.c1 ?? '' })
  return idIn(location)
}

/** An account of a body of the small office, invented. */
const accountOf = (body: string) =>
  write(ask.office.database, (tx) =>
    sql`insert into payment_account (organization_id, valid, bank_bin, bank, account, demonstration)
      values (${ask.office.gov.body[body]}::uuid, '[2025-07-01,)', '999999', 'Ngân hàng Thử', '000010101', true)`.execute(
      tx
    )
  )

/** The same with everything that it takes, up to the last step. */
async function complete(who: Citizen): Promise<string> {
  const id = await begun(who)
  await ask.send(`/apply/${id}/you`, { do: 'next' })
  await ask.send(`/apply/${id}/form`, { 'data.ho_ten': who.name, do: 'next' })
  await ask.send(`/apply/${id}/papers`, { do: 'next' }, { files: { 'papers.1.file': pdf } })
  return id
}

describe('without a sign-in', () => {
  test('one reads what it takes and where to go, and is asked to sign in for the rest', async () => {
    ask.as(null)
    const { status, body } = await ask.page(`/apply/new?procedure=${procedure}`)
    expect(status).toBe(200)
    expect(words(body)).toContain('Đăng nhập và bắt đầu')
    expect((await ask.page('/my/dossiers')).status).toBe(401)
  })

  test('what is not offered online says where to go: center, address, hours', async () => {
    const { nationalCode: _code, ...content } = copies({ online: 'none', channels: ['direct', 'post'] })
    await published(ask.office.database, content, '2025-01-01', 'khai-tu')
    ask.asCitizen(my)
    const { area } = ask.office.gov
    const { body } = await ask.page(`/apply/new?procedure=khai-tu&place=${area.c1}`)
    const said = words(body)
    expect(said).toContain('Trung tâm Phục vụ hành chính công xã Bản Pho')
    expect(said).toMatch(/Thứ Hai – Thứ Sáu ?: 07:30–11:30, 13:30–17:30/)
    expect(body).not.toContain('Đăng nhập và bắt đầu')
    const sent = await ask.send(
      '/apply/new?procedure=khai-tu',
      { placeId: area.c1 ?? '' },
      {
        on: `/apply/new?procedure=${procedure}`
      }
    )
    expect(sent.status).toBe(409)
  })

  test('an official is told to sign in as themselves', async () => {
    ask.as('LIEN')
    expect((await ask.page('/my/dossiers')).status).toBe(403)
    expect(words((await ask.page(`/apply/new?procedure=${procedure}`)).body)).toContain(
      'với tư cách công chức'
    )
  })
})

describe('filling in', () => {
  test('a second click on “begin” makes no second draft', async () => {
    ask.asCitizen(my)
    const fields = { placeId: ask.office.gov.area.c1 ?? '', idempotency_key: 'begin-once' }
    const url = `/apply/new?procedure=${procedure}`
    const [one, other] = [await ask.send(url, fields), await ask.send(url, fields)]
    expect(idIn(one.location)).toBe(idIn(other.location))
    const elsewhere = await ask.send(url, { ...fields, placeId: ask.office.gov.area.c2 ?? '' })
    expect(idIn(elsewhere.location)).toBe(idIn(one.location))
  })

  test('without a place it says what to do', async () => {
    ask.asCitizen(my)
    const { status, body } = await ask.send(`/apply/new?procedure=${procedure}`, { placeId: '' })
    expect(status).toBe(409)
    expect(words(body)).toContain('Hãy chọn xã, phường')
  })

  test('each step is kept, with its mistakes too, and gone on with later', async () => {
    const id = await begun(my)
    const wrong = await ask.send(`/apply/${id}/you`, { phone: '12', do: 'next' })
    expect([wrong.status, words(wrong.body).includes('8 đến 15 chữ số')]).toEqual([422, true])
    const right = await ask.send(`/apply/${id}/you`, { phone: '0912 345 678', do: 'next' })
    expect(right.location).toBe(`/apply/${id}/form`)
    const blank = await ask.send(`/apply/${id}/form`, { 'data.ho_ten': '', do: 'next' })
    expect(blank.status).toBe(422)
    const later = await ask.send(`/apply/${id}/form`, { 'data.ho_ten': 'Vàng', do: 'later' })
    expect(later.location).toBe('/my/dossiers')
    expect(await stands(id)).toMatchObject({ data: { ho_ten: 'Vàng' }, applicant: { phone: '0912345678' } })
    const list = await ask.page('/my/dossiers')
    expect(list.body).toContain(`/apply/${id}/check`)
    expect(words((await ask.page(`/apply/${id}/check`)).body)).toContain('Thiếu: Bản chính giấy tờ')
  })

  test('what was typed comes again when the procedure rests meanwhile', async () => {
    const { nationalCode: _code, ...content } = copies()
    await published(ask.office.database, content, '2025-01-01', 'tam-dung')
    const id = await begun(my, 'tam-dung')
    const decision = { number: 'QĐ-77', issuer: 'UBND tỉnh Mường Thử', issuedOn: '2026-01-01' }
    const rests = { key: 'tam-dung', firstDay: '2026-01-02', reason: 'Đang rà soát', decision }
    await perform(ask.office.database, suspendProcedure, systemActor('test'), rests)
    const { status, body } = await ask.send(`/apply/${id}/form`, { 'data.ho_ten': 'Vàng Thị Mỷ', do: 'next' })
    expect(status).toBe(409)
    expect(body).toContain('value="Vàng Thị Mỷ"')
    expect(words(body)).toContain('Đang rà soát')
    expect((await ask.page('/my/dossiers')).body).toContain(id)
    expect(words((await ask.page('/apply/new?procedure=tam-dung')).body)).toContain('Đang rà soát')
  })

  test('for an organization its name and code are needed; who brings it is the citizen', async () => {
    const id = await begun(pao)
    const bare = await ask.send(`/apply/${id}/you`, { kind: 'organization', do: 'next' })
    expect([bare.status, words(bare.body).includes('Ghi tên tổ chức')]).toEqual([422, true])
    const fields = {
      kind: 'organization',
      organization: 'Hợp tác xã Bản Pho',
      code: '5300123456',
      do: 'next'
    }
    await ask.send(`/apply/${id}/you`, fields)
    const { name, number } = pao
    expect((await stands(id)).applicant).toMatchObject({
      kind: 'organization',
      name: 'Hợp tác xã Bản Pho',
      number: '5300123456',
      delegate: { name, number }
    })
    expect((await ask.page('/my/dossiers')).body).toContain(id)
  })

  test('papers are uploaded, looked at and taken away again; what is missing is said at its place', async () => {
    const id = await begun(my)
    const bare = await ask.send(`/apply/${id}/papers`, { do: 'next' })
    expect(bare.status).toBe(422)
    expect(bare.body).toContain('href="#papers.1.file"')
    await ask.send(`/apply/${id}/papers`, { do: 'keep' }, { files: { 'papers.1.file': pdf } })
    const page = await ask.page(`/apply/${id}/papers`)
    expect(page.body).toContain('giay.pdf')
    const paper = /papers\/([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? ''
    const opened = await ask.page(`/my/dossiers/${id}/papers/${paper}`)
    expect([opened.status, opened.bytes.subarray(0, 4).toString()]).toEqual([200, '%PDF'])
    await ask.send(`/apply/${id}/papers`, { take_away: paper })
    expect((await ask.page(`/apply/${id}/papers`)).body).not.toContain('giay.pdf')
  })

  test('what was said and handed in before is not asked again, and is nobody else’s', async () => {
    const id = await complete(my)
    await ask.send(`/apply/${id}/check`, {})
    const next = await begun(my)
    const you = await ask.page(`/apply/${next}/you`)
    expect(you.body).toContain('0912345678')
    const papers = await ask.page(`/apply/${next}/papers`)
    const known = /<option value="([0-9a-f-]{36})"[^>]*>Bản chính giấy tờ/.exec(papers.body)?.[1] ?? ''
    expect((await ask.send(`/apply/${next}/papers`, { 'papers.1.reuse': known, do: 'next' })).location).toBe(
      `/apply/${next}/check`
    )
    const other = await begun(pao)
    expect((await ask.page(`/apply/${other}/you`)).body).not.toContain('0912345678')
    expect((await ask.page(`/apply/${other}/papers`)).body).not.toContain(known)
  })

  test('a draft that is thrown away is gone from the list', async () => {
    const id = await begun(pao)
    await ask.send(`/my/dossiers/${id}/withdraw`, {})
    expect((await ask.page('/my/dossiers')).body).not.toContain(id)
    expect((await stands(id)).phase).toBe('withdrawn')
  })
})

describe('handed in', () => {
  test('once, however often it is sent; it says by when the office answers', async () => {
    const id = await complete(my)
    const page = await ask.page(`/apply/${id}/check`)
    expect(words(page.body)).toContain('Ủy ban nhân dân xã Bản Pho')
    expect((await ask.send(`/apply/${id}/check`, {})).location).toBe(`/apply/${id}/done`)
    const again = await ask.send(`/apply/${id}/check`, {}, { on: `/apply/new?procedure=${procedure}` })
    expect(again.location).toBe(`/apply/${id}/done`)
    const { code, events } = await stands(id)
    const done = words((await ask.page(`/apply/${id}/done`)).body)
    for (const part of [code ?? '?', 'Chậm nhất']) expect(done).toContain(part)
    const submits = await read(ask.office.database, (tx) =>
      sql`select from dossier_event where dossier_id = ${id}::uuid and type = 'submit'`.execute(tx)
    )
    expect([submits.rows.length, (await stands(id)).events]).toEqual([1, events])
  })

  test('the office finds it, asks for more; it is completed at home, and the result shown when released', async () => {
    const id = await complete(my)
    await ask.send(`/apply/${id}/check`, {})
    ask.as('LIEN')
    expect((await ask.page('/reception/submitted')).body).toContain(id)
    await ask.send(`/reception/submitted/${id}`, { do: 'ask', items: 'Ảnh rõ hơn', ask_reason: 'Mờ' })
    ask.asCitizen(my)
    const url = `/my/dossiers/${id}/supplement`
    expect(words((await ask.page(`/my/dossiers/${id}`)).body)).toContain('Ảnh rõ hơn')
    expect((await ask.send(url, { do: 'send' })).status).toBe(422)
    const handsIn = (key: string, on = url) =>
      ask.send(url, { do: 'send', idempotency_key: key }, { on, files: { 'item.1.file': pdf } })
    const other = `/my/dossiers/${id}/withdraw`
    const key = randomUUID()
    expect((await handsIn(key)).location).toBe(`/my/dossiers/${id}`)
    // A second click of the same is done; another page that was open meanwhile is told that nothing is waited for.
    expect((await handsIn(key, other)).location).toBe(`/my/dossiers/${id}`)
    const late = await handsIn(randomUUID(), other)
    expect([late.status, words(late.body)]).toEqual([409, expect.stringContaining('không chờ bạn bổ sung')])
    expect((await stands(id)).waiting).toEqual([])
    expect((await ask.page(url)).status).toBe(409)
    ask.as('LIEN')
    expect(words((await ask.page(`/reception/submitted/${id}`)).body)).toContain('Ảnh rõ hơn')
    await ask.send(`/reception/submitted/${id}`, { do: 'receive' })
    expect(words((await ask.page(`/dossiers/${id}`)).body)).toContain('Trực tuyến')
  })

  test('asked to pay, it says how much, why, where and under which code; from home by a QR code', async () => {
    const id = await complete(my)
    await ask.send(`/apply/${id}/check`, {})
    expect((await ask.page(`/my/dossiers/${id}/payment`)).status).toBe(409)
    ask.as('LIEN')
    const asked = { 'quantity.0': '0', other: '12000', note: 'Bản sao thứ hai' }
    await ask.send(`/dossiers/${id}/ask-payment`, asked)
    ask.asCitizen(my)
    expect(words((await ask.page(`/my/dossiers/${id}`)).body)).toContain('12.000 đồng')
    const code = (await stands(id)).code ?? '?'
    const counter = await ask.page(`/my/dossiers/${id}/payment`)
    for (const part of ['12.000 đồng', asked.note, code, 'Trung tâm Phục vụ hành chính công xã Bản Pho'])
      expect(words(counter.body)).toContain(part)
    // No account is known: it is paid at the counter alone.
    expect(counter.body).not.toContain('data:image/svg+xml')
    await accountOf('u1')
    const { body } = await ask.page(`/my/dossiers/${id}/payment`)
    for (const part of ['Ngân hàng Thử', '000010101', 'UY BAN NHAN DAN XA BAN PHO', 'không có thật'])
      expect(words(body)).toContain(part)
    expect(body).toContain('data:image/svg+xml')
    ask.as('LIEN')
    const desk = await ask.page(`/dossiers/${id}/pay`)
    expect([words(desk.body).includes('000010101'), desk.body.includes('data:image/svg+xml')]).toEqual([
      true,
      true
    ])
    const bare = await ask.send(`/dossiers/${id}/pay`, { way: 'transfer', receipt: '' })
    expect([bare.status, words(bare.body).includes('Ghi mã giao dịch')]).toEqual([422, true])
    await ask.send(`/dossiers/${id}/pay`, { way: 'transfer', receipt: 'FT26069' })
    expect((await stands(id)).waiting).toEqual([])
  })

  test('refused, it says why', async () => {
    const id = await complete(my)
    await ask.send(`/apply/${id}/check`, {})
    await ask.office.does('LIEN', acts.refuse, { id, reason: 'Không thuộc thẩm quyền' }, at('23:59'))
    ask.asCitizen(my)
    expect(words((await ask.page(`/my/dossiers/${id}`)).body)).toContain('Lý do: Không thuộc thẩm quyền')
  })
})

describe('what is another’s', () => {
  test('is not there, on any page and by any form', async () => {
    const id = await complete(my)
    await ask.send(`/apply/${id}/check`, {})
    const draft = await begun(my)
    ask.asCitizen(pao)
    for (const page of ['place', 'you', 'form', 'papers', 'check', 'done'])
      for (const one of [id, draft]) expect((await ask.page(`/apply/${one}/${page}`)).status, page).toBe(404)
    for (const page of ['', '/supplement', '/withdraw', '/forms/01.pdf', `/papers/${draft}`])
      expect((await ask.page(`/my/dossiers/${id}${page}`)).status, page).toBe(404)
    const on = { on: `/apply/new?procedure=${procedure}` }
    for (const page of [`/apply/${draft}/you`, `/apply/${draft}/check`, `/my/dossiers/${id}/withdraw`])
      expect((await ask.send(page, {}, on)).status, page).toBe(404)
    expect((await stands(draft)).phase).toBe('draft')
    expect((await ask.page('/my/dossiers')).body).not.toContain(id)
  })

  test('is no page of officials either, and unsent drafts are the officials’ neither', async () => {
    const draft = await begun(my)
    expect((await ask.page(`/dossiers/${draft}`)).status).toBe(403)
    ask.as('LIEN')
    expect((await ask.page(`/dossiers/${draft}`)).status).toBe(404)
  })
})

test.each(['en', 'de'])('in %s every page can be read, and none is kept by a browser', async (language) => {
  const id = await complete(my)
  const pages = ['you', 'place', 'form', 'papers', 'check'].map((step) => `/apply/${id}/${step}`)
  for (const url of ['/apply?q=sao', '/my/dossiers', `/my/dossiers/${id}/withdraw`, ...pages]) {
    const { status, cache } = await ask.page(url, language)
    expect([url, status, cache]).toEqual([url, 200, 'private, no-store'])
  }
})
