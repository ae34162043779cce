import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import type { Database } from '../database/index.ts'
import { clamdServer, eicar } from './fixtures/clamd-server.ts'
import { inPieces, namesIn, samples, testFolder, testStore } from './fixtures/files.ts'
import { storeFile } from './index.ts'

let database: Database
let clamd: Awaited<ReturnType<typeof clamdServer>>
let store: Awaited<ReturnType<typeof testStore>>
beforeAll(async () => {
  database = await testDatabase()
  clamd = await clamdServer(await testFolder())
  store = await testStore({ HAICAP_CLAMD: clamd.path })
})

const take = (content: Uint8Array, name: string, into = store) =>
  storeFile(database, into, inPieces(content), { name, subject: 'páo' })
const unavailable = { status: 503, messageKey: 'files.unavailable.scanner' }

test('what the scanner finds clean is taken, and known as such', async () => {
  const large = Buffer.concat([samples.pdf, Buffer.alloc(900_000, 3)])
  expect(await take(large, 'đơn.pdf')).toMatchObject({ scan: 'clean' })
  expect(clamd.scans).toBe(1)
})

test('what is infected is refused by name and leaves nothing', async () => {
  const before = await namesIn(store.folder)
  await expect(take(Buffer.from(eicar), 'đơn.txt')).rejects.toMatchObject({
    status: 422,
    messageKey: 'files.refused.infected',
    params: { name: 'đơn.txt', found: 'Eicar-Test-Signature' }
  })
  expect(await namesIn(store.folder)).toEqual(before)
})

test.each(['INSTREAM size limit exceeded. ERROR', 'stream: ', 'UNKNOWN COMMAND'])(
  'an answer that is no verdict lets nothing pass: %s',
  async (said) => {
    clamd.say = said
    await expect(take(samples.png, 'x.png')).rejects.toMatchObject(unavailable)
    clamd.say = ''
  }
)

test('while the scanner is down nothing passes unseen', async () => {
  const tcp = await testStore({ HAICAP_CLAMD: '127.0.0.1:1' })
  await expect(take(samples.png, 'x.png', tcp)).rejects.toMatchObject(unavailable)
  await clamd.close()
  await expect(take(samples.png, 'x.png')).rejects.toMatchObject(unavailable)
  expect(await database.db.selectFrom('file').select('name').where('name', '=', 'x.png').execute()).toEqual(
    []
  )
})
