import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read, write } from '../database/index.ts'
import { perform, systemActor } from '../record/index.ts'
import { MailServer } from './fixtures/mail-server.ts'
import {
  giveUpNotice,
  type Notice,
  notify,
  retryNotice,
  type Senders,
  sendersOf,
  sendNotices,
  startNotices,
  stuckNotices
} from './index.ts'
import { gatewaySender } from './sms-gateway.ts'
import { smtpSender } from './smtp.ts'
import { claimNotices } from './store.ts'

const hoa = systemActor('Nguyễn Thị Hoà')
const silent = { send: async () => ({ end: 'sent', said: '' }) as const }
let database: Database
beforeEach(async () => {
  database = await testDatabase()
})

/** Tells somebody something that has words in all languages. */
const telling = (to: string, more: Partial<Notice> = {}): Notice =>
  ({
    channel: 'email',
    to,
    language: 'vi',
    subjectKey: 'identity.done.signed_out',
    bodyKeys: ['identity.done.signed_in'],
    params: { name: 'Vàng Thị Mỷ' },
    dedupeKey: `greeting/${to}`,
    ...more
  }) as Notice

const tell = (to: string, more: Partial<Notice> = {}) =>
  write(database, (tx) => notify(tx, telling(to, more)))
const stuck = () => read(database, (tx) => stuckNotices(tx, { limit: 9 }))

/** A mail server, and the sender that knows it. */
async function mail(): Promise<{ server: MailServer; senders: Senders }> {
  const server = new MailServer()
  const email = smtpSender({ url: await server.open(), from: 'Tỉnh Thử <no-reply@tinh.example>' })
  onTestFinished(async () => {
    email.close?.()
    await server.close()
  })
  return { server, senders: { email, sms: silent } }
}

const later = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1000) })

test('a notice goes out by SMTP once its act is committed, in the language of the reader, once for its key', async () => {
  const { server, senders } = await mail()
  expect(await tell('my@nha.example')).toBe(true)
  expect(await tell('my@nha.example')).toBe(false)
  expect(await tell('eva@haus.example', { language: 'de' })).toBe(true)
  const never = write(database, async (tx) => {
    await notify(tx, telling('nobody@nha.example'))
    throw new Error('changed my mind')
  })
  await expect(never).rejects.toThrow('changed my mind')
  expect(await sendNotices(database, senders)).toBe(2)
  expect(await sendNotices(database, senders, later(9999))).toBe(0)
  expect(server.messages.flatMap(({ to }) => to).sort()).toEqual(['eva@haus.example', 'my@nha.example'])
  const german = server.messages.find(({ to }) => to.includes('eva@haus.example'))?.raw ?? ''
  expect(german).toContain('Content-Language: de')
  expect(german).toMatch(/Message-ID: <[0-9a-f-]{36}@tinh\.example>/)
  expect(german).toMatch(/^From: =\?UTF-8\?.*<no-reply@tinh\.example>/m)
})

test('who is put off (4yz) is tried again later, with growing pauses; the news arrives', async () => {
  const { server, senders } = await mail()
  server.receptions.set('my@nha.example', { code: 451, words: 'Greylisted, come again' })
  await tell('my@nha.example')
  await tell('anh@nha.example')
  expect(await sendNotices(database, senders)).toBe(1)
  expect(await stuck()).toMatchObject([
    { to: 'my…@nha.example', attempts: 1, failedAt: null, answer: expect.stringContaining('Greylisted') }
  ])
  expect(await sendNotices(database, senders, later(30))).toBe(0)
  expect(await sendNotices(database, senders, later(62))).toBe(0)
  expect(await sendNotices(database, senders, later(122))).toBe(0)
  server.receptions.clear()
  expect(await sendNotices(database, senders, later(183))).toBe(1)
  expect(server.asked.filter((to) => to === 'my@nha.example')).toHaveLength(3)
  expect(await stuck()).toEqual([])
})

test('who is refused for good (5yz) is not tried again, until somebody says so', async () => {
  const { server, senders } = await mail()
  server.receptions.set('ghost@nha.example', { code: 550, words: '<GHOST@nha.example> No such\u0000mailbox' })
  await tell('ghost@nha.example')
  expect(await sendNotices(database, senders)).toBe(0)
  expect(await sendNotices(database, senders, later(100_000))).toBe(0)
  expect(server.asked).toEqual(['ghost@nha.example'])
  const [notice] = await stuck()
  expect(notice).toMatchObject({
    attempts: 1,
    failedAt: expect.any(String),
    answer: expect.stringMatching(/^550 <…> No such mailbox$/)
  })
  server.receptions.clear()
  await perform(database, retryNotice, hoa, { id: notice?.id })
  expect(await sendNotices(database, senders, later(1))).toBe(1)
})

test('what was given up is not sent, and the record keeps why', async () => {
  const { server, senders } = await mail()
  server.receptions.set('ghost@nha.example', { code: 451, words: 'Later' })
  await tell('ghost@nha.example')
  await sendNotices(database, senders)
  const id = (await stuck())[0]?.id
  await expect(perform(database, giveUpNotice, hoa, { id, reason: '' })).rejects.toMatchObject({
    status: 422
  })
  await perform(database, giveUpNotice, hoa, { id, reason: 'Đã gọi điện thoại' })
  expect(await stuck()).toEqual([])
  await expect(perform(database, retryNotice, hoa, { id })).rejects.toMatchObject({ status: 404 })
  server.receptions.clear()
  expect(await sendNotices(database, senders, later(9999))).toBe(0)
  const kept = await sql`select reason from record where act = 'notices.give_up'`.execute(database.db)
  expect(kept.rows).toEqual([{ reason: 'Đã gọi điện thoại' }])
})

test('a server that is down or knows another password fails no notice; text messages go on meanwhile', async () => {
  const server = new MailServer({ haicap: 'right' })
  const url = new URL(await server.open())
  url.username = 'haicap'
  url.password = 'wrong'
  const email = smtpSender({ url: url.href, from: 'no-reply@tinh.example' })
  const senders = { email, sms: silent }
  for (let n = 0; n < 25; n += 1) await tell(`nguoi${n}@nha.example`)
  await tell('0912 345 678', { channel: 'sms', dedupeKey: 'sms' })
  expect(await sendNotices(database, senders)).toBe(1)
  expect((await stuck()).every(({ failedAt }) => failedAt === null)).toBe(true)
  const tried = () => sql`select id from notice where attempts > 0 and channel = 'email'`.execute(database.db)
  expect((await tried()).rows).toEqual([])
  await server.close()
  // Over a long holiday too: nothing was tried with any of them.
  for (const days of [1, 2, 3, 4, 9]) await sendNotices(database, senders, later(days * 86_400))
  expect((await tried()).rows).toEqual([])
  expect((await stuck()).some(({ failedAt }) => failedAt !== null)).toBe(false)
})

test('several workers at once send each notice once', async () => {
  const { server, senders } = await mail()
  for (let n = 0; n < 40; n += 1) await tell(`nguoi${n}@nha.example`)
  const counts = await Promise.all([1, 2, 3].map(() => sendNotices(database, senders)))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40)
  expect(new Set(server.messages.flatMap(({ to }) => to)).size).toBe(40)
  expect(server.messages).toHaveLength(40)
})

test('a worker that dies in the middle leads to one more sending, with the same id', async () => {
  const { server, senders } = await mail()
  await tell('my@nha.example')
  const [claimed] = await write(database, (tx) =>
    claimNotices(tx, { now: new Date().toISOString(), seconds: 600, limit: 9, without: [] })
  )
  if (!claimed) throw new Error('nothing claimed')
  await senders.email.send(claimed) // and it dies before it can say so
  expect(await sendNotices(database, senders, later(500))).toBe(0)
  expect(await sendNotices(database, senders, later(601))).toBe(1)
  expect(await sendNotices(database, senders, later(9999))).toBe(0)
  const ids = server.messages.map(({ raw }) => /Message-ID: (<.*>)/.exec(raw)?.[1])
  expect(ids).toEqual([`<${claimed.id}@tinh.example>`, `<${claimed.id}@tinh.example>`])
})

test('text messages go to the gateway as documented, which may take, refuse or put off', async () => {
  const asked: unknown[] = []
  const states = [503, 429, 400, 202]
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      asked.push({ authorization: request.headers.authorization, ...(JSON.parse(body) as object) })
      response.writeHead(states.shift() ?? 500).end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const sms = gatewaySender({
    url: `http://127.0.0.1:${port}/sms`,
    token: 'bí-mật'.normalize('NFKD').replace(/[^\w-]/g, '')
  })
  const notice = { id: '1', to: '0912345678', subject: null, body: 'Hồ sơ đã có kết quả', language: 'vi' }
  const endings = []
  for (let n = 0; n < 4; n += 1) endings.push(await sms.send(notice))
  expect(endings).toMatchObject([
    { end: 'later', way: true },
    { end: 'later' },
    { end: 'refused' },
    { end: 'sent' }
  ])
  expect(asked[0]).toEqual({
    authorization: 'Bearer bi-mat',
    id: '1',
    to: '0912345678',
    text: 'Hồ sơ đã có kết quả'
  })
})

test('what cannot be an address is refused where it is given', async () => {
  for (const to of [
    'my',
    'my@nha',
    'a b@nha.example',
    'my@nha.example\r\nBcc: x@y.example',
    'a@b.example,c@d.example'
  ])
    await expect(tell(to), to).rejects.toMatchObject({ status: 422 })
  await expect(tell('12', { channel: 'sms' })).rejects.toMatchObject({ status: 422 })
  expect(await tell('+84 912.345-678', { channel: 'sms' })).toBe(true)
})

test('without a server notices are put into a folder, by what runs with the server', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-notices-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const running = startNotices(database, sendersOf({ dataDir, messages: { privateWebhooks: false } }), {
    every: 20
  })
  onTestFinished(() => running.stop())
  await tell('my@nha.example')
  await tell('0912345678', { channel: 'sms', dedupeKey: 'sms' })
  const folder = join(dataDir, 'notices')
  const names = async () => (await readdir(folder).catch(() => [])).map((name) => name.slice(-4)).sort()
  await vi.waitFor(async () => expect(await names()).toEqual(['.eml', '.txt']), 5000)
  const [letter = ''] = (await readdir(folder)).filter((name) => name.endsWith('.eml'))
  expect(await readFile(join(folder, letter), 'utf8')).toContain('To: my@nha.example')
})
