import { beforeAll, expect, test } from 'vitest'
import { TestServer } from './fixtures/test-server.tsx'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})

const send = (size: number, name = 'kế hoạch.csv') =>
  server.upload('/files', { note: 'ghi chú', file: new File([new Uint8Array(size)], name) })

test('files arrive with their name beside the other fields', async () => {
  expect((await send(2 ** 21)).json()).toEqual({ note: 'ghi chú', name: 'kế hoạch.csv', size: 2 ** 21 })
})

test.each([20.5, 30])('files of more than 20 MB are refused in plain words: %f', async (megabytes) => {
  const page = await send(megabytes * 2 ** 20)
  expect(page.statusCode).toBe(413)
  expect(page.body).toContain('Tối đa là 20 MB')
})

test('a file that is missing is asked for', async () => {
  const page = await send(0, '')
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Hãy chọn một tệp.')
})

test('a form with a file needs its token too', async () => {
  expect((await server.upload('/files', { note: 'x', _csrf: 'wrong' })).statusCode).toBe(403)
})
