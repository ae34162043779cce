import { beforeAll, describe, expect, test } from 'vitest'
import { words } from '../../../../../tests/support/asked.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import { type Asked, editor, reader, testServer } from '../../../organization/fixtures/test-server.ts'
import { people, type SmallStaff, smallStaff } from '../../people/fixtures/small-staff.ts'
import { api } from '../api.ts'
import { csv } from '../fixtures/sheets.ts'
import { listIds } from '../lists/index.ts'
import { pages } from '../pages.ts'

const { may, su, pao } = people
let server: Asked
let staff: SmallStaff
beforeAll(async () => {
  server = await testServer(
    async (database) => {
      staff = await smallStaff(database)
    },
    [{ name: 'staffing', api, pages }]
  )
})

/** Sends a file by the form of a page. */
async function upload(url: string, file: Buffer) {
  const answer = await server.upload(url, {}, new File([new Uint8Array(file)], 'danh sách.csv'))
  return { ...answer, location: answer.location ?? '' }
}

const head = [
  'Số hiệu',
  'Họ và tên',
  'Đơn vị',
  'Vị trí việc làm',
  'Từ ngày',
  'Số quyết định',
  'Ngày ban hành'
]
const row = ({ code, name }: { code: string; name: string }, unit: string) => [
  code,
  name,
  unit,
  'clerk',
  '01/01/2026',
  '12/QĐ',
  '01/12/2025'
]

describe('import', () => {
  test('a file is tried, its errors downloaded, mended, tried again and imported', async () => {
    server.as(editor)
    const form = '/staff/import/appointments'
    const wrong = await upload(form, csv([head, row(may, 'u1'), row(su, 'u9')]))
    expect(wrong.status).toBe(303)
    const page = await server.page(wrong.location)
    expect(words(page.body)).toContain('1 dòng có lỗi')
    expect(words(page.body)).toContain('không có đơn vị nào mang mã hoặc tên “u9”')
    expect(page.body).not.toContain('name="sha256"')
    expect(words((await server.page(`${wrong.location}?state=new`)).body)).toContain(may.name)
    const errors = await server.page(`${wrong.location}/errors.csv`)
    expect(errors.body).toMatch(
      /^\uFEFFDòng,Chi tiết,Số hiệu,.*\n3,"?Đơn vị: .*CB006,Sùng Thị Sử,u9,clerk,01\/01\/2026/
    )

    const right = await upload(form, csv([head, row(may, 'u1'), row(su, 'u2')]))
    const tried = await server.page(right.location)
    expect(words(tried.body)).toContain('Tệp không có lỗi: 2 dòng mới, 0 dòng thay đổi.')
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec(tried.body)?.[1] ?? ''
    expect((await server.send(right.location, { sha256: 'a'.repeat(64) })).status).toBe(409)
    const done = await server.send(right.location, { sha256 })
    expect([done.status, done.location]).toEqual([303, form])
    expect((await server.page(right.location)).status).toBe(404)

    const again = await upload(form, csv([head, row(may, 'u1'), row(su, 'u2')]))
    expect(words((await server.page(again.location)).body)).toContain('không có gì để nhập')
  })

  test('a file that cannot be read is told in the form', async () => {
    server.as(editor)
    const page = await upload(
      '/staff/import/quotas',
      csv([
        ['Ghi chú', 'Năm'],
        ['x', '2026']
      ])
    )
    expect(page.status).toBe(422)
    expect(words(page.body)).toContain('Thiếu cột bắt buộc')
    expect(words(page.body)).toContain('Biên chế được giao')
    expect((await upload('/staff/import/quotas', Buffer.alloc(0))).status).toBe(422)
  })

  test('a trial is seen by whoever tried it alone', async () => {
    server.as(editor)
    const { location } = await upload(
      '/staff/import/persons',
      csv([
        ['Số hiệu', 'Họ tên'],
        ['CB600', 'Lù Thị Sống']
      ])
    )
    expect((await server.page(location)).status).toBe(200)
    server.as(reader)
    expect((await server.page(location)).status).toBe(404)
    server.as(null)
    expect((await server.page(location)).status).toBe(401)
  })

  test('every list has its page and templates; nothing of it is for the public', async () => {
    for (const list of listIds) {
      server.as(editor)
      expect((await server.page(`/staff/import/${list}`)).status).toBe(200)
      const template = await server.app.inject({ url: `/staff/import/${list}/template.xlsx` })
      expect(template.rawPayload.subarray(0, 2).toString()).toBe('PK')
      server.as(null)
      for (const url of [
        '/staff/import',
        `/staff/import/${list}`,
        '/staff/export',
        `/staff/export/file?list=${list}&format=csv`
      ])
        expect((await server.page(url)).status).toBe(401)
    }
  })
})

describe('export', () => {
  const file = async (list: string, actor: Actor, more = '') => {
    server.as(actor)
    return (await server.page(`/staff/export/file?list=${list}&format=csv&at=2026-03-10${more}`)).body
  }

  test('names and posts for whoever is signed in, personal data only where they may be read', async () => {
    server.as(editor)
    const { location } = await upload(
      '/staff/import/persons',
      csv([
        ['Số hiệu', 'Họ tên', 'Số CCCD'],
        [pao.code, pao.name, '010185000777']
      ])
    )
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec((await server.page(location)).body)?.[1] ?? ''
    await server.send(location, { sha256 })
    expect(await file('persons', editor)).toContain('010185000777')
    const seen = await file('persons', reader)
    expect(seen).toContain(pao.name)
    expect(seen).not.toContain('010185000777')
    expect(await file('appointments', reader, '&unit=u2')).not.toContain(pao.name)
    expect((await server.page('/staff/export/file?list=posts&format=csv&unit=u77')).status).toBe(404)
  })
})

describe('the API', () => {
  const post = async (url: string, fields: Record<string, string>, sheet: Buffer) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new File([new Uint8Array(sheet)], 'danh sách.csv'))
    const request = new Request('http://localhost/', { method: 'POST', body: form })
    const { statusCode, body } = await server.app.inject({
      method: 'POST',
      url,
      payload: Buffer.from(await request.arrayBuffer()),
      headers: { authorization: 'Bearer t', 'content-type': request.headers.get('content-type') ?? '' }
    })
    return { status: statusCode, body: JSON.parse(body) }
  }

  test('tries and imports a sheet, and says each row', async () => {
    server.as(editor)
    const sheet = csv([
      ['code', 'name', 'birth_date'],
      ['CB800', 'Hầu A Lềnh', '1990-02-30'],
      ['CB801', 'Hầu Thị Mỷ', '']
    ])
    const tried = await post('/api/staff/sheets/trial', { list: 'persons' }, sheet)
    expect(tried.body).toMatchObject({
      counts: { new: 1, error: 1 },
      rows: [{ line: 2, errors: [{ column: 'birth_date' }] }, { state: 'new' }]
    })
    const refused = await post(
      '/api/staff/sheets/import',
      { list: 'persons', sha256: tried.body.sha256 },
      sheet
    )
    expect(refused).toMatchObject({ status: 409, body: { code: 'exchange.refusal.has_errors' } })
    const right = csv([
      ['code', 'name'],
      ['CB801', 'Hầu Thị Mỷ']
    ])
    const { body } = await post('/api/staff/sheets/trial', { list: 'persons' }, right)
    expect(
      (await post('/api/staff/sheets/import', { list: 'persons', sha256: body.sha256 }, right)).body
    ).toEqual({
      counts: { new: 1, changed: 0, unchanged: 0, error: 0 }
    })
    expect((await post('/api/staff/sheets/trial', { list: 'cars' }, right)).status).toBe(422)
  })

  test('gives a list as a file', async () => {
    server.as(reader)
    const { headers, body } = await server.app.inject({ url: '/api/staff/sheets/posts?unit=u1' })
    expect(headers['content-type']).toContain('text/csv')
    expect(body.split('\n').filter(Boolean)).toHaveLength(5)
    expect(staff.bodies.u1).toBeDefined()
  })
})
