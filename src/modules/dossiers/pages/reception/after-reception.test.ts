import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../../../platform/database/index.ts'
import { acts } from '../../acts/index.ts'
import { findDossier, getDossier } from '../../book/read.ts'
import { type Asked, serverDay, testServer, words } from '../../fixtures/test-server.ts'

let ask: Asked
beforeAll(async () => {
  ask = await testServer()
})

const idIn = (location = '') => /\/reception\/([0-9a-f-]{36})\/done/.exec(location)?.[1] ?? ''
const dossier = (id: string) => read(ask.office.database, (tx) => getDossier(tx, id, serverDay))

describe('submitted online', () => {
  async function submitted(name: string): Promise<string> {
    const { office } = ask
    const facts = office.facts('chung-thuc-ban-sao', {
      channel: 'online',
      placeId: office.gov.area.c1,
      applicant: { name, number: '010186001234' }
    })
    const now = `${serverDay}T00:30:00+07:00`
    const who = { name, number: '010186001234' }
    const { id } = await office.applies(who, acts.draft, { facts }, now)
    await office.applies(who, acts.submit, { id }, now)
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
  let released = 0
  async function ready(name: string): Promise<string> {
    const { office } = ask
    const now = (time: string) => `${serverDay}T${time}:00+07:00`
    const applicant = { name, number: '010186007777', delegate: { name: 'Vàng A Chu' } }
    const { id } = await office.received(now('00:10'), 'dang-ky-khai-sinh', { applicant })
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, now('00:11'))
    await office.does('HOA', acts.propose, { id, outcome: 'grant' }, now('00:12'))
    await office.does('MAI', acts.sign, { id }, now('00:13'))
    await office.does('BINH', acts.release, { id, number: `${++released}/2026` }, now('00:14'))
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

  test('one that somebody else gave out meanwhile does not hinder the others, and is named', async () => {
    const [first, second] = [await ready('Vàng Thị Lan'), await ready('Vàng Thị Lan')]
    const { office } = ask
    const url = '/reception/hand-over?q=010186007777'
    const page = await ask.page(url)
    expect(page.body).toContain(second)
    await office.does('LIEN', acts['hand-over'], { id: second }, `${serverDay}T00:30:00+07:00`)
    const { location = '', said } = await ask.send(url, { ids: [first, second] })
    expect(location).toContain(first)
    expect(said).toContain(`"codes":"${(await dossier(second)).code}"`)
    expect(location).not.toContain(second)
    expect((await dossier(first)).phase).toBe('handed_over')
    await ready('Vàng Thị Ba')
    const again = await ask.send(url, { ids: [second] })
    expect(again.status).toBe(409)
    expect((await ask.page('/reception/handed-over?ids=x')).status).toBe(422)
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
  const fieldsOf = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/<input[^>]*name="(rows\.[^"]+|idempotency_key)"[^>]*>/g)].map(([tag, name = '']) => [
        name,
        /value="([^"]*)"/.exec(tag)?.[1] ?? ''
      ])
    )

  test('pasted, received row by row; what fails keeps its row, what is done stays done', async () => {
    const { id } = await ask.office.received(`${serverDay}T00:25:00+07:00`)
    const url = `/reception/batch?like=${id}`
    expect((await ask.page(url)).status).toBe(200)
    const pasted = await ask.send(url, {
      do: 'paste',
      paste: '1\tGiàng A Một\t010186000001\t01/02/1990\n2\tGiàng A Hai\t010186000002\n3\t\t010186000003'
    })
    expect(pasted.body).toContain('value="Giàng A Hai"')
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

  test('hundreds go in steps: each row is received once, errors stand at their rows, sending again finishes the rest', async () => {
    const { id } = await ask.office.received(`${serverDay}T00:26:00+07:00`)
    const url = `/reception/batch?like=${id}`
    const people = Array.from({ length: 230 }, (_, n) => {
      const nameless = n === 3 || n === 150
      return `${n + 1}\t${nameless ? '' : `Má A ${n}`}\t0101870${String(n).padStart(5, '0')}`
    })
    const pasted = await ask.send(url, { do: 'paste', paste: people.join('\n') })
    expect(words(pasted.body)).toContain('230 người chờ tiếp nhận')
    expect(pasted.body).not.toMatch(/type="text"[^>]*name="rows\./)
    const first = await ask.send(url, { ...fieldsOf(pasted.body), do: 'receive' })
    expect(first.status).toBe(200)
    expect(words(first.body)).toContain('Đã tiếp nhận 99 trên 230 hồ sơ; 1 dòng phải sửa.')
    const next = { ...fieldsOf(first.body), do: 'go_on' }
    const second = await ask.send(url, next)
    expect(words(second.body)).toContain('Đã tiếp nhận 198 trên 230 hồ sơ; 2 dòng phải sửa.')
    // The line broke: the same request again takes nothing twice, and goes on where it was.
    const again = await ask.send(url, next)
    const end = words(again.body).includes('Tiếp nhận tiếp')
      ? await ask.send(url, { ...fieldsOf(again.body), do: 'go_on' })
      : again
    expect(end.status).toBe(422)
    expect(words(end.body)).toContain('Đã tiếp nhận 228; còn 2 dòng phải sửa.')
    expect(words(end.body)).toMatch(/Người thứ 4 .*Người thứ 151 /)
    const mended = {
      ...fieldsOf(end.body),
      ...{ 'rows.3.name': 'Má A Ba', 'rows.150.name': 'Má A Thứ', do: 'receive' }
    }
    expect(words((await ask.send(url, mended)).body)).toContain('Đã tiếp nhận 230; còn 0 dòng phải sửa.')
    const count = await read(ask.office.database, (tx) =>
      sql<{
        count: number
      }>`select count(*)::int as count from dossier where applicant_name like 'Má A %'`.execute(tx)
    )
    expect(count.rows[0]?.count).toBe(230)
  }, 60_000)

  test('more than a page takes are told, not lost without a word', async () => {
    const { id } = await ask.office.received(`${serverDay}T00:27:00+07:00`)
    const people = Array.from(
      { length: 510 },
      (_, n) => `${n + 1}\tLù A ${n}\t0101880${String(n).padStart(5, '0')}`
    )
    const pasted = await ask.send(`/reception/batch?like=${id}`, { do: 'paste', paste: people.join('\n') })
    expect(words(pasted.body)).toContain(
      'Một trang nhận nhiều nhất 500 dòng; 10 dòng cuối chưa được đưa vào.'
    )
  })
})
