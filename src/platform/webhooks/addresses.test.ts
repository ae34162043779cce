import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { poster } from './post.ts'
import { isPublic, looksPrivate } from './reachable.ts'

const posting = { headers: { 'content-type': 'application/json' }, body: '{}' }

async function serve(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::1',
  '::',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  'fe80::1',
  'fd00::1',
  '2002:7f00:1::',
  '64:ff9b::7f00:1',
  '2001:db8::1',
  'ff02::1',
  'localhost'
])('%s is no address of the open internet', (address) => {
  expect(isPublic(address)).toBe(false)
})

test.each(['8.8.8.8', '172.32.0.1', '203.162.0.1', '2400:cb00:2048:1::1'])('%s is one', (address) => {
  expect(isPublic(address)).toBe(true)
})

test.each([
  'http://localhost/',
  'http://2130706433/',
  'http://0x7f.1/',
  'https://[::1]/',
  'http://intranet/',
  'http://db.internal/',
  'http://a.localhost./'
])('%s lies within a network', (url) => {
  expect(looksPrivate(url)).toBe(true)
})

test('nothing is posted into the own network, by number or by name, unless it is allowed', async () => {
  let asked = 0
  const port = await serve((_request, response) => {
    asked += 1
    response.writeHead(204).end()
  })
  for (const host of ['127.0.0.1', '[::ffff:127.0.0.1]', 'localhost'])
    expect(await poster()(`http://${host}:${port}/`, posting)).toMatchObject({
      taken: false,
      reachable: false,
      said: expect.stringContaining('not an address of the open internet')
    })
  expect(asked).toBe(0)
  expect(await poster({ privateAddresses: true })(`http://localhost:${port}/`, posting)).toMatchObject({
    taken: true
  })
})

test('a redirect is not followed: it is no way around', async () => {
  const paths: (string | undefined)[] = []
  const port = await serve((request, response) => {
    paths.push(request.url)
    response.writeHead(302, { location: '/secret' }).end()
  })
  const answer = await poster({ privateAddresses: true })(`http://127.0.0.1:${port}/first`, posting)
  expect(answer).toMatchObject({ taken: false, said: 'HTTP 302' })
  expect(paths).toEqual(['/first'])
})

test('of an endless answer only the beginning is read', async () => {
  const port = await serve((_request, response) => {
    response.writeHead(500)
    const more = () => response.write('x'.repeat(65_536)) && setImmediate(more)
    response.on('drain', more)
    response.on('error', () => undefined)
    more()
  })
  const began = Date.now()
  const answer = await poster({ privateAddresses: true })(`http://127.0.0.1:${port}/`, posting)
  expect(answer.said).toMatch(/^HTTP 500 x{491}$/)
  expect(Date.now() - began).toBeLessThan(3000)
})

test('who does not answer is left after a while; who has taken it and goes on talking is, too', async () => {
  const silent = await serve(() => undefined)
  const talking = await serve((_request, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(timer))
  })
  const post = poster({ privateAddresses: true, patience: 400 })
  expect(await post(`http://127.0.0.1:${silent}/`, posting)).toMatchObject({
    taken: false,
    reachable: false,
    said: 'no answer in time'
  })
  expect(await post(`http://127.0.0.1:${talking}/`, posting)).toMatchObject({ taken: true })
})

test('an address may ask to be left alone', async () => {
  const port = await serve((_request, response) =>
    response.writeHead(429, { 'retry-after': '120' }).end('slow\ndown')
  )
  expect(await poster({ privateAddresses: true })(`http://127.0.0.1:${port}/`, posting)).toEqual({
    taken: false,
    reachable: false,
    said: 'HTTP 429 slow down',
    retryAfter: 120
  })
})
