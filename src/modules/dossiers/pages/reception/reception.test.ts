import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../../../platform/database/index.ts'
import { acts } from '../../acts/index.ts'
import { entriesOf, findDossier, getDossier } from '../../book/read.ts'
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
    expect(await dossier(id)).toMatchObject({ phase: 'refused', national: 3 })
    expect(words((await ask.page(location ?? '')).body)).toContain('Giấy tờ tẩy xóa')
  })

  test('more is asked for once; what comes is taken in and received', async () => {
    const { location } = await ask.send(newCopy, {
      ...{ ...filled, do: 'ask', 'papers.1.there': null },
      ...{ 'ask.items': '- Bản chính giấy tờ\n\n- Giấy ủy quyền', 'ask.reason': 'Chưa có bản chính' }
    })
    const id = idIn(location)
    expect(await dossier(id)).toMatchObject({ phase: 'draft', waiting: ['supplement'], national: 5 })
    const text = words((await ask.page(location ?? '')).body)
    expect(text).toContain('Giấy ủy quyền')
    const done = await ask.send(`/reception/new?draft=${id}`, { do: 'receive', 'papers.1.there': 'yes' })
    expect(idIn(done.location)).toBe(id)
    const book = await read(ask.office.database, (tx) => entriesOf(tx, id))
    expect(book.map(({ type }) => type)).toEqual(['draft', 'ask_supplement', 'supplement', 'receive'])
  })
})

describe('submitted online', () => {
  async function submitted(name: string): Promise<string> {
    const { office } = ask
    const facts = office.facts('chung-thuc-ban-sao', {
      channel: 'online',
      placeId: office.gov.area.c1,
      applicant: { name, number: '010186001234' }
    })
    const now = `${serverDay}T00:30:00+07:00`
    const { id } = await office.does('KIM', acts.draft, { facts }, now)
    await office.does('KIM', acts.submit, { id }, now)
    return id
  }

  test('listed with the time that is left, at the center of its place alone', async () => {
    const id = await submitted('Nguyễn Trực Tuyến')
    ask.as('LIEN')
    const { body } = await ask.page('/reception/submitted')
    expect(body).toContain(id)
    expect(words(body)).toMatch(/(còn|quá) [\d,]+ giờ/)
    ask.as('SUA')
    expect((await ask.page('/reception/submitted')).body).not.toContain(id)
    expect((await ask.page(`/reception/submitted/${id}`)).status).toBe(404)
    ask.as('LIEN')
  })

  test('received on its page', async () => {
    const id = await submitted('Nguyễn Nhận Ngay')
    const page = await ask.page(`/reception/submitted/${id}`)
    expect(words(page.body)).toContain('Họ, chữ đệm, tên')
    const { location } = await ask.send(`/reception/submitted/${id}`, { do: 'receive' })
    expect(idIn(location)).toBe(id)
    expect((await dossier(id)).phase).toBe('received')
    expect((await ask.page(`/reception/submitted/${id}`)).location).toBe(`/reception/${id}/done`)
  })

  test('asked to be completed, or refused', async () => {
    const asked = await submitted('Nguyễn Thiếu Giấy')
    const bare = await ask.send(`/reception/submitted/${asked}`, { do: 'ask', items: '', ask_reason: '' })
    expect(bare.status).toBe(422)
    await ask.send(`/reception/submitted/${asked}`, { do: 'ask', items: 'Bản chính', ask_reason: 'Thiếu' })
    expect((await dossier(asked)).waiting).toEqual(['supplement'])
    const refused = await submitted('Nguyễn Từ Chối')
    await ask.send(`/reception/submitted/${refused}`, {
      do: 'refuse',
      refuse_reason: 'Không thuộc đối tượng'
    })
    expect((await dossier(refused)).phase).toBe('refused')
  })
})

describe('handing over', () => {
  async function ready(name: string): Promise<string> {
    const { office } = ask
    const now = (time: string) => `${serverDay}T${time}:00+07:00`
    const applicant = { name, number: '010186007777', delegate: { name: 'Vàng A Chu' } }
    const { id } = await office.received(now('00:10'), 'dang-ky-khai-sinh', { applicant })
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, now('00:11'))
    await office.does('HOA', acts.propose, { id, outcome: 'grant' }, now('00:12'))
    await office.does('MAI', acts.sign, { id }, now('00:13'))
    await office.does('BINH', acts.release, { id, number: `${name}/2026` }, now('00:14'))
    return id
  }

  test('several of one person at once, with who may take them', async () => {
    const ids = [await ready('Vàng Thị Say'), await ready('Vàng Thị Say')]
    const found = await ask.page('/reception/hand-over?q=010186007777')
    const text = words(found.body)
    expect(text).toContain('Vàng A Chu')
    expect(text).toContain('2 kết quả chờ trả')
    for (const id of ids)
      expect(found.body).toMatch(new RegExp(`value="${id}"[^>]*checked|checked[^>]*value="${id}"`))
    const none = await ask.send('/reception/hand-over?q=010186007777', { ids: null })
    expect(none.status).toBe(422)
    const { location = '' } = await ask.send('/reception/hand-over?q=010186007777', {
      ids,
      recipient: 'Vàng A Chu'
    })
    expect(location).toContain('/reception/handed-over')
    const list = words((await ask.page(location)).body)
    expect(list).toContain('Người nhận: Vàng A Chu')
    for (const id of ids) expect((await dossier(id)).phase).toBe('handed_over')
  })

  test('what is not ready yet says so', async () => {
    await ask.office.received(`${serverDay}T00:20:00+07:00`, 'xac-nhan-dat', {
      applicant: { name: 'Hạng A Chờ', number: '010186008888' }
    })
    const text = words((await ask.page('/reception/hand-over?q=hang+a+cho')).body)
    expect(text).toContain('Không có kết quả nào chờ trả cho')
    expect(text).toContain('đã tiếp nhận')
  })
})

describe('the same for several', () => {
  test('pasted, received row by row; what fails keeps its row, what is done stays done', async () => {
    const { id } = await ask.office.received(`${serverDay}T00:25:00+07:00`)
    const url = `/reception/batch?like=${id}`
    expect((await ask.page(url)).status).toBe(200)
    const pasted = await ask.send(url, {
      do: 'paste',
      paste: '1\tGiàng A Một\t010186000001\t01/02/1990\n2\tGiàng A Hai\t010186000002\n3\t\t010186000003'
    })
    expect(pasted.body).toContain('value="Giàng A Hai"')
    const fieldsOf = (body: string) =>
      Object.fromEntries(
        [...body.matchAll(/<input[^>]*name="(rows\.[^"]+|idempotency_key)"[^>]*>/g)].map(
          ([tag, name = '']) => [name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']
        )
      )
    const rows = { ...fieldsOf(pasted.body), do: 'receive' }
    const result = await ask.send(url, rows)
    expect(result.status).toBe(422)
    expect(words(result.body)).toContain('Đã tiếp nhận 2; còn 1 dòng phải sửa.')
    const codes = new Set(result.body.match(/H00\.C1-260310-\d{4}/g))
    const mended = await ask.send(url, { ...rows, 'rows.2.name': 'Giàng A Ba' })
    expect(words(mended.body)).toContain('Đã tiếp nhận 3; còn 0 dòng phải sửa.')
    const after = new Set(mended.body.match(/H00\.C1-260310-\d{4}/g))
    expect([...codes].every((code) => after.has(code))).toBe(true)
    const made = /\/reception\/([0-9a-f-]{36})\/done"[^>]*>H00/.exec(mended.body)?.[1] ?? ''
    expect(await dossier(made)).toMatchObject({
      applicant: {
        name: 'Giàng A Một',
        number: '010186000001',
        birthDate: '1990-02-01',
        address: 'Bản Pho 1'
      },
      data: { ho_ten: 'Giàng A Một' }
    })
    expect(
      await read(ask.office.database, (tx) => findDossier(tx, [...after][0] ?? '', serverDay))
    ).toBeDefined()
  })
})
