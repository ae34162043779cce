import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../../../platform/database/index.ts'
import { entriesOf, getDossier } from '../../book/read.ts'
import { papersOf } from '../../detail/read.ts'
import { type Asked, serverDay, testServer, words } from '../../fixtures/test-server.ts'

let ask: Asked
beforeAll(async () => {
  ask = await testServer()
})

const card = '010186001234|123456789|Vàng Thị Mỷ|05091986|Nữ|Thôn 1, Bản Pho|01012022'
const newCopy = '/reception/new?procedure=chung-thuc-ban-sao'
const filled = {
  do: 'receive',
  'applicant.name': 'Vàng Thị Mỷ',
  'applicant.number': '010186001234',
  'data.ho_ten': 'Vàng Thị Mỷ',
  'papers.1.there': 'yes'
}
const idIn = (location = '') => /\/reception\/([0-9a-f-]{36})\/done/.exec(location)?.[1] ?? ''
const dossier = (id: string) => read(ask.office.database, (tx) => getDossier(tx, id, serverDay))

describe('who may come here', () => {
  test('nobody is asked to sign in; whoever receives nowhere is told so', async () => {
    ask.as(null)
    expect((await ask.page('/reception')).status).toBe(401)
    ask.as('HOA')
    const { status, body } = await ask.page('/reception')
    expect(status).toBe(403)
    expect(body).toContain('Tiếp nhận hồ sơ')
  })

  test('the navigation offers each what is theirs', async () => {
    const offered = async (who: string | null) => {
      ask.as(who)
      const { body } = await ask.page('/status')
      return ['/reception', '/dossiers', '/status'].filter((path) =>
        body.includes(`haicap-navigation__link" href="${path}"`)
      )
    }
    expect(await offered(null)).toEqual(['/status'])
    expect(await offered('HOA')).toEqual(['/dossiers', '/status'])
    expect(await offered('LIEN')).toEqual(['/reception', '/dossiers', '/status'])
  })
})

describe('finding what somebody wants', () => {
  test('by the words of people, without accents; else what is there', async () => {
    ask.as('LIEN')
    expect(words((await ask.page('/reception?q=sao+y')).body)).toContain('Chứng thực bản sao từ bản chính')
    const { status, body } = await ask.page('/reception')
    expect(status).toBe(200)
    expect(words(body)).toContain('Đăng ký khai sinh')
    expect(body).toMatch(/<input[^>]*id="q"[^>]*autofocus/)
  })

  test.each(['en', 'de'])('in %s too', async (language) => {
    expect((await ask.page('/reception', language)).status).toBe(200)
    expect((await ask.page(newCopy, language)).status).toBe(200)
  })

  test('a procedure that there is not', async () => {
    expect((await ask.page('/reception/new?procedure=khong-co')).status).toBe(404)
    expect((await ask.page('/reception/new')).status).toBe(404)
  })
})

describe('one page takes all', () => {
  test('a scanned card and Enter fill in, and receive nothing', async () => {
    const { status, body } = await ask.send(newCopy, { card, do: 'enter' })
    expect(status).toBe(200)
    expect(body).toMatch(/name="applicant.name"[^>]*value="Vàng Thị Mỷ"/)
    expect(body).toMatch(/name="applicant.number"[^>]*value="010186001234"/)
    expect(body).toMatch(/name="applicant.birthDate"[^>]*value="1986-09-05"/)
    expect(body).toMatch(/name="applicant.phone"[^>]*autofocus/)
    expect(body).not.toContain(card)
  })

  test('what is no card is said at its field, and what was typed stays', async () => {
    const { status, body } = await ask.send(newCopy, {
      card: 'abc',
      do: 'enter',
      'applicant.name': 'Giàng A Lử'
    })
    expect(status).toBe(422)
    expect(words(body)).toContain('Đây không phải mã QR của thẻ căn cước')
    expect(body).toContain('value="Giàng A Lử"')
    expect(body).toContain('value="abc"')
  })

  test('all that is missing is said at once', async () => {
    const { status, body } = await ask.send(newCopy, {
      do: 'receive',
      'applicant.phone': '12',
      request: 'Ba bản sao'
    })
    expect(status).toBe(422)
    const summary = body.slice(body.indexOf('govuk-error-summary'), body.indexOf('id="intake"'))
    for (const path of ['applicant.name', 'applicant.phone', 'papers.1', 'data.ho_ten'])
      expect(summary).toContain(`href="#${path}"`)
    for (const path of ['applicant.name', 'applicant.phone', 'papers.1', 'data.ho_ten'])
      expect(body).toContain(`id="${path}"`)
    expect(body).toContain('Ba bản sao')
  })

  test('received: the code, the date in words, the way to the public page, on to the next person', async () => {
    const { status, location } = await ask.send(newCopy, { ...filled, request: 'Ba bản sao' })
    expect(status).toBe(303)
    const id = idIn(location)
    expect(await dossier(id)).toMatchObject({
      phase: 'received',
      channel: 'counter',
      request: 'Ba bản sao',
      receptionId: ask.office.gov.body.tt1
    })
    const papers = await read(ask.office.database, (tx) => papersOf(tx, id))
    expect(papers).toMatchObject([{ ordinal: 1, original: 1, copy: 1 }])
    const { body } = await ask.page(location ?? '')
    expect(words(body)).toMatch(/H00\.C1-260310-\d{4}/)
    expect(words(body)).toContain('Thứ Ba 10/03/2026')
    expect(body).toMatch(/data:image\/svg\+xml;base64/)
    expect(body).toMatch(/href="\/reception"[^>]*autofocus/)
    expect(words((await ask.page('/reception')).body)).toMatch(/Tiếp nhận hôm nay\s+\d/)
  })

  test('a double click receives once', async () => {
    const key = '0198aaaa-0000-7000-8000-000000000001'
    const sent = await Promise.all(
      [1, 2, 3].map(() => ask.send(newCopy, { ...filled, idempotency_key: key }))
    )
    const ids = new Set(sent.map(({ location }) => idIn(location)))
    expect(ids.size).toBe(1)
    expect([...ids][0]).toMatch(/^[0-9a-f-]{36}$/)
    const later = await ask.send(newCopy, { ...filled, request: 'lần nữa', idempotency_key: key })
    expect(idIn(later.location)).toBe([...ids][0])
  })

  test('for another commune: there it is decided, here it was received', async () => {
    const { gov } = ask.office
    const { location } = await ask.send(newCopy, { ...filled, placeId: gov.area.c2 ?? '' })
    expect((await dossier(idIn(location))).pile.originId).toBe(gov.body.u2)
  })
})

describe('papers', () => {
  const scan = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

  test('a file stays when something else is wrong, and is offered to the same person later', async () => {
    const number = '010190005555'
    const fields = { ...filled, 'applicant.number': number }
    const files = { 'papers.1.file': { name: 'so ho khau.pdf', content: scan } }
    const wrong = await ask.send(newCopy, { ...fields, 'applicant.name': '' }, { files })
    expect(wrong.status).toBe(422)
    expect(words(wrong.body)).toContain('so ho khau.pdf')
    const kept = /name="papers.1.file.kept"[^>]*value="([0-9a-f-]{36})"/.exec(wrong.body)?.[1] ?? ''
    const { location } = await ask.send(newCopy, { ...fields, 'papers.1.file.kept': kept })
    const [paper] = await read(ask.office.database, (tx) => papersOf(tx, idIn(location)))
    expect(paper?.fileId).toBe(kept)

    const again = await ask.send(newCopy, { do: 'look', 'applicant.number': number })
    expect(words(again.body)).toContain('Dùng lại giấy tờ đã nộp')
    const reused = await ask.send(newCopy, {
      ...fields,
      'papers.1.there': null,
      'papers.1.reuse': paper?.id ?? ''
    })
    const [second] = await read(ask.office.database, (tx) => papersOf(tx, idIn(reused.location)))
    expect(second).toMatchObject({ fileId: kept, reusedFrom: paper?.id })
  })

  test('a double click with a file acts once, though the file came twice', async () => {
    const files = { 'papers.1.file': { name: 'giay to.pdf', content: scan } }
    const acts = [
      { ...filled, idempotency_key: '0198aaaa-0000-7000-8000-000000000002' },
      {
        ...{ ...filled, do: 'ask', 'ask.items': 'Bản chính', 'ask.reason': 'Thiếu' },
        idempotency_key: '0198aaaa-0000-7000-8000-000000000003'
      }
    ]
    for (const fields of acts) {
      const first = await ask.send(newCopy, fields, { files })
      const second = await ask.send(newCopy, fields, { files })
      expect(idIn(first.location)).toMatch(/^[0-9a-f-]{36}$/)
      expect(second.location).toBe(first.location)
    }
  })

  test('papers of somebody else are not taken', async () => {
    const { id } = await ask.office.received(`${serverDay}T08:00:00+07:00`)
    const [other] = await read(ask.office.database, (tx) => papersOf(tx, id))
    const { status } = await ask.send(newCopy, {
      ...filled,
      'applicant.number': '010190009999',
      'papers.1.there': null,
      'papers.1.reuse': other?.id ?? ''
    })
    expect(status).toBe(422)
  })
})

describe('what cannot be received today', () => {
  const draftIn = (body: string, name: string) =>
    new RegExp(`draft=([0-9a-f-]{36})"[^>]*>${name}`).exec(body)?.[1] ?? ''

  test('a draft lacks what it likes; a colleague goes on with it and receives it', async () => {
    const kept = await ask.send(newCopy, {
      do: 'draft',
      'applicant.name': 'Sùng Thị Dua',
      request: 'dở dang'
    })
    expect(kept.location).toBe('/reception')
    const id = draftIn((await ask.page('/reception/drafts')).body, 'Sùng Thị Dua')
    const page = await ask.page(`/reception/new?draft=${id}`)
    expect(page.body).toContain('dở dang')
    const { location } = await ask.send(`/reception/new?draft=${id}`, {
      ...{ do: 'receive', 'papers.1.there': 'yes', 'data.ho_ten': 'Sùng Thị Dua' }
    })
    expect(idIn(location)).toBe(id)
    expect((await dossier(id)).phase).toBe('received')
    expect((await ask.page(`/reception/new?draft=${id}`)).status).toBe(404)
  })

  test('a draft is given up; nothing else is by that way', async () => {
    await ask.send(newCopy, { do: 'draft', 'applicant.name': 'Lử A Páo' })
    const id = draftIn((await ask.page('/reception/drafts')).body, 'Lử A Páo')
    const to = `/reception/drafts/${id}/discard`
    const { location } = await ask.send(to, {}, { on: '/reception/drafts', form: id })
    expect(location).toBe('/reception')
    expect((await dossier(id)).phase).toBe('withdrawn')
    await ask.send(newCopy, { do: 'draft', 'applicant.name': 'Lử A Páo' })
    const received = await ask.office.received(`${serverDay}T08:00:00+07:00`)
    const other = `/reception/drafts/${received.id}/discard`
    expect((await ask.send(other, {}, { on: '/reception/drafts', form: 'discard' })).status).toBe(404)
  })

  test('refused with reason and ground: nothing typed is lost', async () => {
    const bare = await ask.send(newCopy, { ...filled, do: 'refuse', 'refuse.reason': '' })
    expect(bare.status).toBe(422)
    expect(bare.body).toContain('href="#refuse.reason"')
    const { location } = await ask.send(newCopy, {
      ...{ ...filled, do: 'refuse', 'refuse.reason': 'Giấy tờ tẩy xóa', 'refuse.basis': 'Điều 22' }
    })
    const id = idIn(location)
    const refused = await dossier(id)
    expect(refused).toMatchObject({ phase: 'refused', national: 3 })
    // The paper, its QR code and the register know it by a code of the counter.
    expect(refused.code).toMatch(/^H00\.C1-260310-\d{4}$/)
    const register = words((await ask.page('/dossiers/register')).body)
    expect(register).toMatch(new RegExp(`${refused.code} .*không được tiếp nhận .*Giấy tờ tẩy xóa`))
    const shown = words((await ask.page(`/status?code=${refused.code}`)).body)
    expect(shown).toContain(refused.code)
    expect(words((await ask.page(location ?? '')).body)).toContain('Giấy tờ tẩy xóa')
    const notice = await ask.page(`/dossiers/${id}/forms/03.pdf`)
    expect([notice.type, notice.bytes.includes('/ByteRange')]).toEqual(['application/pdf', true])
  })

  test('when what follows a draft is refused, the same form goes on with that draft', async () => {
    const { database } = ask.office
    const count = async () =>
      (await read(database, (tx) => sql`select from dossier where applicant_name = 'Lử A Tới'`.execute(tx)))
        .rows.length
    const key = randomUUID()
    const typed = { ...filled, 'applicant.name': 'Lử A Tới', idempotency_key: key }
    const bare = { ...typed, do: 'ask', 'ask.items': '-', 'ask.reason': 'Thiếu' }
    expect([(await ask.send(newCopy, bare)).status, await count()]).toEqual([422, 0])
    // As if asking had been refused after the draft was kept.
    const kept = await ask.send(newCopy, { ...typed, do: 'draft', idempotency_key: `${key}.draft` })
    expect([kept.status, await count()]).toEqual([303, 1])
    const { location } = await ask.send(newCopy, {
      ...typed,
      'applicant.phone': '0912 000 111',
      do: 'receive'
    })
    expect((await dossier(idIn(location))).phase).toBe('received')
    expect(await count()).toBe(1)
  })

  test('more is asked for once; what comes is taken in and received', async () => {
    const { location } = await ask.send(newCopy, {
      ...{ ...filled, do: 'ask', 'papers.1.there': null },
      ...{ 'ask.items': '- Bản chính giấy tờ\n\n- Giấy ủy quyền', 'ask.reason': 'Chưa có bản chính' }
    })
    const id = idIn(location)
    expect(await dossier(id)).toMatchObject({ phase: 'draft', waiting: ['supplement'], national: 5 })
    const { code } = await dossier(id)
    expect(code).toMatch(/^H00\.C1-260310-\d{4}$/)
    expect(words((await ask.page(`/status?code=${code}`)).body)).toContain('bổ sung')
    const text = words((await ask.page(location ?? '')).body)
    expect(text).toContain('Giấy ủy quyền')
    const notice = await ask.page(`/dossiers/${id}/forms/02.pdf`)
    expect([notice.type, notice.bytes.includes('/ByteRange')]).toEqual(['application/pdf', true])
    const done = await ask.send(`/reception/new?draft=${id}`, { do: 'receive', 'papers.1.there': 'yes' })
    expect(idIn(done.location)).toBe(id)
    const book = await read(ask.office.database, (tx) => entriesOf(tx, id))
    expect(book.map(({ type }) => type)).toEqual(['draft', 'ask_supplement', 'supplement', 'receive'])
    expect((await dossier(id)).code).toBe(code)
  })
})
