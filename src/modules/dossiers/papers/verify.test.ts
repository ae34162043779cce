import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { config } from '../../../platform/config.ts'
import { buildServer } from '../../../platform/http/index.ts'
import { stampAuthority } from '../../../platform/signatures/fixtures/stamp-authority.ts'
import { examples } from './fixtures/examples.ts'
import { checkedSignatures, renderForm, signingAuthority, verdictOf, verifyPages } from './index.ts'

const at = new Date('2025-10-07T02:15:00Z')
const statement = { name: 'Nguyễn Thị Ánh Tuyết', capacity: 'Phó Chủ tịch', reason: 'Ký duyệt', at }

let app: FastifyInstance
let dataDir = ''
let paper: Uint8Array
let signed: Uint8Array

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'haicap-verify-'))
  const settings = config({
    HAICAP_DATA: dataDir,
    HAICAP_LOG_LEVEL: 'silent',
    HAICAP_TODAY: '2025-10-08T09:00',
    HAICAP_SESSION_SECRET: 'v'.repeat(32)
  })
  const name = { vi: 'Tỉnh Thử', en: 'Test Province', de: 'Testprovinz' }
  app = await buildServer({
    database: await testDatabase(),
    config: settings,
    site: { name, timeZone: 'Asia/Ho_Chi_Minh', exampleDates: [] },
    rooms: [{ name: 'dossiers', pages: verifyPages }]
  })
  paper = await renderForm('extension', examples.extension, { timeZone: 'Asia/Ho_Chi_Minh' })
  const signer = await (await signingAuthority(settings)).signerFor(statement, at)
  signed = await signer.sign(paper, statement)
})
afterAll(async () => {
  await app.close()
  await rm(dataDir, { recursive: true })
})

/** What the page says of a file, without markup. */
async function told(
  file: Uint8Array | undefined,
  language = 'vi'
): Promise<{ status: number; text: string }> {
  const blank = await app.inject({ url: '/verify', headers: { accept: 'text/html' } })
  const body = new FormData()
  body.append('_csrf', /name="_csrf" value="([^"]*)"/.exec(blank.body)?.[1] ?? '')
  if (file) body.append('file', new Blob([new Uint8Array(file)]), 'giay-hen.pdf')
  const sent = new Response(body)
  const answer = await app.inject({
    method: 'POST',
    url: '/verify',
    payload: Buffer.from(await sent.arrayBuffer()),
    cookies: Object.fromEntries(blank.cookies.map(({ name, value }) => [name, value])),
    headers: {
      accept: 'text/html',
      'accept-language': language,
      'content-type': sent.headers.get('content-type') ?? ''
    }
  })
  const text = answer.body
    .slice(answer.body.indexOf('<main'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  return { status: answer.statusCode, text }
}

test('anyone learns who signed a paper, in which capacity, and that it is whole', async () => {
  const { status, text } = await told(signed)
  expect(status).toBe(200)
  expect(text).toContain('giay-hen.pdf')
  expect(text).toMatch(/Hợp lệ .* Người ký Nguyễn Thị Ánh Tuyết Tư cách Phó Chủ tịch/)
  expect(text).toContain('Dấu thời gian Không có. Thời điểm ký chỉ theo đồng hồ của nơi ký.')
  expect((await told(signed, 'de')).text).toContain('Gültig')
})

test('a time stamp shows who stamped it and when, and whether they are trusted', async () => {
  const tsa = await stampAuthority(new Date('2025-10-07T02:15:02Z'))
  const certificates = join(dataDir, 'stamps.pem')
  const pem = Buffer.from(tsa.certificate.toSchema().toBER(false)).toString('base64')
  await writeFile(certificates, `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`)
  const stamping = config({
    HAICAP_DATA: dataDir,
    HAICAP_TSA_URL: tsa.url,
    HAICAP_TSA_CERTIFICATES: certificates
  })
  const signer = await (await signingAuthority(stamping)).signerFor(statement, at)
  const stamped = await signer.sign(paper, statement)
  await tsa.close()
  expect(await checkedSignatures(stamping, stamped)).toMatchObject([{ stamp: { trusted: true } }])
  // The page of this site was not told whom to trust.
  expect((await told(stamped)).text).toMatch(
    /Dấu thời gian .*7\/10\/2025.* – Dấu thời gian thử Không rõ nơi cấp dấu/
  )
  expect(() => config({ HAICAP_TSA_CERTIFICATES: '/nowhere.pem' })).toThrow('HAICAP_TSA_CERTIFICATES')
})

test('a paper that was tampered with, and one without a signature, are told apart', async () => {
  const forged = Buffer.from(signed)
  const place = forged.indexOf('stream\n') + 12
  forged[place] = (forged[place] ?? 0) ^ 1
  expect((await told(forged)).text).toContain('Không hợp lệ')
  expect((await told(paper)).text).toContain('không có chữ ký số nào')
})

test('no file, or what is no PDF, comes back in plain words', async () => {
  expect((await told(undefined)).status).toBe(422)
  const { status, text } = await told(Buffer.from('không phải PDF'))
  expect(status).toBe(422)
  expect(text).toContain('không phải là tệp PDF đọc được')
})

test('the worst that is true decides what is said', () => {
  const good = { signer: 'A', intact: true, coversWholeFile: true, onlySignaturesAfter: true, trusted: true }
  expect(verdictOf(good)).toBe('valid')
  expect(verdictOf({ ...good, coversWholeFile: false })).toBe('valid')
  expect(verdictOf({ ...good, trusted: false })).toBe('unknown_authority')
  const revoked = { state: 'revoked' as const, since: at }
  expect(verdictOf({ ...good, revocation: revoked })).toBe('revoked')
  expect(verdictOf({ ...good, revocation: { state: 'unknown' } })).toBe('not_looked_up')
  expect(verdictOf({ ...good, coversWholeFile: false, onlySignaturesAfter: false })).toBe('changed')
  expect(verdictOf({ ...good, coversWholeFile: false, onlySignaturesAfter: false, intact: false })).toBe(
    'broken'
  )
})
