import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read } from '../database/index.ts'
import { Problem } from '../problem.ts'
import { inPieces, namesIn, samples, testStore } from './fixtures/files.ts'
import { filesById, openFile, storeFile } from './index.ts'

let database: Database
let store: Awaited<ReturnType<typeof testStore>>
beforeAll(async () => {
  database = await testDatabase()
  store = await testStore({
    HAICAP_FILE_TYPES: 'pdf,jpg,png,webp,heic,tiff,docx,xlsx,doc,odt,ods,txt,csv,xml'
  })
})
afterEach(async () => expect(await namesIn(store.incoming)).toEqual([]))

const take = (content: Uint8Array, name: string, subject = 'páo') =>
  storeFile(database, store, inPieces(content), { name, subject })
const refusalOf = (content: Uint8Array, name: string) =>
  take(content, name).then(
    () => 'taken',
    (error: unknown) => (error instanceof Problem && error.status === 422 ? error.messageKey : error)
  )

test('what was handed in comes back, byte by byte, with its hash and name', async () => {
  const file = await take(samples.pdf, '../Tờ khai.pdf')
  expect(file).toMatchObject({
    name: 'Tờ khai.pdf',
    mediaType: 'application/pdf',
    size: samples.pdf.length,
    sha256: createHash('sha256').update(samples.pdf).digest('hex'),
    scan: 'not_scanned',
    uploadedBy: 'páo'
  })
  expect(await read(database, (tx) => filesById(tx, [file.id]))).toEqual([file])
  expect(await buffer(await openFile(store, file))).toEqual(Buffer.from(samples.pdf))
})

test('the same bytes are kept once, however often and at the same time they come', async () => {
  const content = Buffer.concat([samples.pdf, Buffer.alloc(300_000, 1)])
  const files = await Promise.all(
    Array.from({ length: 8 }, (_, nth) => take(content, `bản ${nth}.pdf`, `công dân ${nth}`))
  )
  const [hash] = new Set(files.map(({ sha256 }) => sha256))
  expect(new Set(files.map(({ id }) => id)).size).toBe(8)
  expect((await namesIn(store.folder)).filter((name) => name === hash)).toHaveLength(1)
  for (const file of files) expect(await buffer(await openFile(store, file))).toEqual(content)
})

test('too large a file stops the stream early and leaves nothing', async () => {
  const before = await namesIn(store.folder)
  let sent = 0
  const endless = Readable.from(
    (async function* () {
      yield samples.pdf
      for (;;) {
        sent += 100_000
        yield Buffer.alloc(100_000)
      }
    })()
  )
  const given = storeFile(database, store, endless, { name: 'to.pdf', subject: 'páo' })
  await expect(given).rejects.toMatchObject({
    messageKey: 'files.refused.too_large',
    params: { name: 'to.pdf', megabytes: 1 }
  })
  expect(sent).toBeLessThan(3_000_000)
  expect(endless.destroyed).toBe(true)
  expect(await namesIn(store.folder)).toEqual(before)
})

test('a stream that breaks off leaves nothing', async () => {
  const before = await namesIn(store.folder)
  async function* broken() {
    yield samples.pdf
    throw new Error('line is down')
  }
  await expect(storeFile(database, store, broken(), { name: 'x.pdf', subject: 'páo' })).rejects.toThrow(
    'line is down'
  )
  expect(await namesIn(store.folder)).toEqual(before)
})

const kinds = [
  'pdf',
  'jpg',
  'png',
  'webp',
  'heic',
  'tiff',
  'docx',
  'xlsx',
  'doc',
  'odt',
  'ods',
  'txt',
  'csv',
  'xml'
] as const

test.each(kinds)('%s is recognized by its content', async (kind) => {
  expect(await refusalOf(samples[kind], `giấy tờ.${kind}`)).toBe('taken')
  const other = kind === 'pdf' ? samples.png : samples.pdf
  expect(await refusalOf(other, `giấy tờ.${kind}`)).toBe('files.refused.other_content')
})

test.each([
  ['nothing in it', new Uint8Array(), 'x.pdf', 'files.refused.empty'],
  ['a program called a paper', samples.exe, 'đơn.pdf', 'files.refused.program'],
  ['a script called a text', samples.script, 'đơn.txt', 'files.refused.program'],
  ['a kind that is not taken', samples.pdf, 'x.html', 'files.refused.kind'],
  ['noise called a picture', Buffer.alloc(300, 7), 'x.png', 'files.refused.unreadable'],
  ['noise called a text', Buffer.alloc(300, 7), 'x.txt', 'files.refused.not_text'],
  ['text that is not UTF-8', Buffer.from('Hà Nội', 'latin1'), 'x.csv', 'files.refused.not_text'],
  ['an archive called a letter', samples.odt, 'x.docx', 'files.refused.other_content'],
  ['noise without a name', Buffer.alloc(300, 7), '', 'files.refused.kind']
])('%s is refused', async (_what, content, name, messageKey) => {
  expect(await refusalOf(content, name)).toBe(messageKey)
})

test('a letter cut in two by the network is one letter', async () => {
  const text = Buffer.from('ệ'.repeat(70_000))
  expect(
    await storeFile(database, store, inPieces(text, 65_537), { name: 'x.txt', subject: 'páo' })
  ).toMatchObject({
    mediaType: 'text/plain'
  })
})

test('a name without an ending gets the one of its content', async () => {
  expect(await take(samples.jpg, 'Ảnh ngày 1.7.2025')).toMatchObject({
    name: 'Ảnh ngày 1.7.2025.jpg',
    mediaType: 'image/jpeg'
  })
})

test('an archive that would fill the disk is kept as it is, never unpacked', async () => {
  const { zipSync, strToU8 } = await import('fflate')
  const bomb = zipSync({
    '[Content_Types].xml': strToU8(
      'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"'
    ),
    'word/media/1.bin': new Uint8Array(16 * 2 ** 20)
  })
  expect(bomb.length).toBeLessThan(50_000)
  expect(await take(bomb, 'x.docx')).toMatchObject({ size: bomb.length })
})

test('a file is never changed or removed by the application', async () => {
  await take(samples.png, 'x.png')
  await expect(database.db.deleteFrom('file').execute()).rejects.toMatchObject({ code: '42501' })
  await expect(database.db.updateTable('file').set({ name: 'y' }).execute()).rejects.toMatchObject({
    code: '42501'
  })
})
