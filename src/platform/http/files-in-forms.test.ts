import { existsSync, readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { allRights } from '../record/index.ts'
import { hoa, ownToken, TestServer } from './fixtures/test-server.tsx'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})
beforeEach(() => {
  server.actor = hoa
})

const staged = () => {
  const folder = join(server.files, '.incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}
afterEach(() => vi.waitFor(() => expect(staged()).toEqual([])))

const pdf = (name: string, size = 0) => new File(['%PDF-1.7\n', new Uint8Array(size)], name)
const text = (name: string, content: string) => new File([content], name)
type Page = Awaited<ReturnType<TestServer['send']>>

/** What the room was given, as it said by its redirect. */
const done = (page: Page) => {
  expect(page.statusCode).toBe(303)
  const { searchParams } = new URL(String(page.headers.location), 'http://localhost')
  const files = (searchParams.get('files') ?? '').split(' ').filter(Boolean)
  return { note: searchParams.get('note'), ids: files.map((file) => file.split('=')[1] ?? '') }
}
const keptIn = (page: Page) =>
  [...page.body.matchAll(/name="paper.kept" value="([^"]+)"/g)].map((match) => match[1] ?? '')

test('files go to the store, whatever comes before and after them, the token too', async () => {
  const page = await server.send('/papers', [
    ['paper', pdf('Tờ khai.pdf', 500_000)],
    ['paper', text('ghi chú.txt', 'một')],
    ['other', new File([], '')],
    ['note', 'sau tệp'],
    ['_csrf', ownToken]
  ])
  const { note, ids } = done(page)
  expect(note).toBe('sau tệp')
  expect(ids).toHaveLength(2)
  const shown = await server.get(`/papers/${ids[0]}`)
  expect(shown.rawPayload).toHaveLength(500_009)
})

test('a form without its token stores nothing', async () => {
  const before = readdirSync(server.files, { recursive: true })
  const page = await server.send('/papers', [
    ['paper', text('x.txt', 'chưa ai thấy')],
    ['note', 'x'],
    ['_csrf', 'wrong']
  ])
  expect(page.statusCode).toBe(403)
  await vi.waitFor(() => expect(readdirSync(server.files, { recursive: true })).toEqual(before))
})

test('what is wrong stands at its field, what was typed stays, and no file is chosen twice', async () => {
  const refused = await server.send('/papers', [
    ['paper', pdf('Tờ khai.pdf')],
    ['paper', text('giả.pdf', 'không phải PDF')],
    ['note', 'đã gõ']
  ])
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Nội dung của tệp “giả.pdf” không phải là loại pdf')
  expect(refused.body).toContain('value="đã gõ"')
  const kept = keptIn(refused)
  expect(kept).toHaveLength(1)

  const again = await server.send('/papers', [
    ['paper.kept', kept[0] ?? ''],
    ['paper', pdf('thật.pdf', 10)],
    ['note', 'đã gõ']
  ])
  expect(done(again).ids).toEqual([kept[0], expect.any(String)])
})

test('a refusal of the act keeps the files too', async () => {
  const page = await server.send('/papers', [
    ['paper', pdf('Tờ khai.pdf')],
    ['note', 'no']
  ])
  expect(page.statusCode).toBe(409)
  expect(keptIn(page)).toHaveLength(1)
})

test('nobody takes over a file that someone else handed in', async () => {
  const mine = done(
    await server.send('/papers', [
      ['paper', pdf('riêng.pdf')],
      ['note', 'x']
    ])
  ).ids
  server.actor = { subject: 'lan', name: 'Lan', personId: null, rights: allRights }
  for (const id of [mine[0] ?? '', '00000000-0000-0000-0000-000000000000', 'x']) {
    const page = await server.send('/papers', [
      ['paper.kept', id],
      ['note', 'x']
    ])
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('Tệp chọn lần trước không còn')
    expect(keptIn(page)).toEqual([])
  }
})

test('one file too large is refused at its field; the fields after it count', async () => {
  const page = await server.send('/papers', [
    ['paper', pdf('to.pdf', 2 ** 20)],
    ['note', 'đã gõ']
  ])
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Mỗi tệp tối đa 1 MB')
  expect(page.body).toContain('value="đã gõ"')
})

test('too much together is refused before it is read', async () => {
  const page = await server.send('/papers', [
    ['note', 'x'],
    ...Array.from({ length: 6 }, (_, nth): [string, File] => ['paper', pdf(`${nth}.pdf`, 900_000)])
  ])
  expect(page.statusCode).toBe(413)
  expect(page.body).toContain('Tối đa là 4 MB')
})

test('too many files are refused in plain words', async () => {
  const page = await server.send('/papers', [
    ['note', 'x'],
    ...Array.from({ length: 25 }, (_, nth): [string, File] => ['paper', text(`${nth}.txt`, `tệp ${nth}`)])
  ])
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Mỗi lần gửi tối đa 20 tệp')
})

test('a reader who hangs up leaves nothing', async () => {
  await server.app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((server.app.server.address() as AddressInfo).port, '127.0.0.1')
  const file = 'content-disposition: form-data; name="paper"; filename="x.pdf"\r\n\r\n%PDF-1.7\n'
  socket.write('POST /papers HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900000\r\n')
  socket.write(`content-type: multipart/form-data; boundary=b\r\n\r\n--b\r\n${file}\r\n--b\r\n${file}`)
  await vi.waitFor(() => expect(staged()).toHaveLength(2))
  socket.destroy()
  await vi.waitFor(() => expect(staged()).toEqual([]))
})

const sent = async (file: File, query = '') => {
  const { ids } = done(
    await server.send('/papers', [
      ['paper', file],
      ['note', 'x']
    ])
  )
  return (await server.get(`/papers/${ids[0]}${query}`)).headers
}

test('a PDF is shown, by its name in every script', async () => {
  expect(await sent(pdf('Quyết định số 5.pdf'))).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': '9',
    'content-disposition': expect.stringMatching(
      /^inline; filename="[ -~]+"; filename\*=UTF-8''Quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh%20s%E1%BB%91%205\.pdf$/
    ),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'cache-control': 'private, no-store'
  })
  expect((await sent(pdf('Quyết định.pdf'), '?download'))['content-disposition']).toMatch(/^attachment; /)
})

test('what could do something in a browser is saved, never shown', async () => {
  expect(
    await sent(text('x.xml', '<?xml version="1.0"?><script xmlns="http://www.w3.org/1999/xhtml"/>'))
  ).toMatchObject({
    'content-type': 'application/xml; charset=utf-8',
    'content-disposition': 'attachment; filename=x.xml',
    'content-security-policy': expect.stringContaining('sandbox')
  })
})
