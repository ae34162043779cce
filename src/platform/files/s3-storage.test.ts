import { buffer } from 'node:stream/consumers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import type { Database } from '../database/index.ts'
import { inPieces, letTimePass, namesIn, samples, testStore } from './fixtures/files.ts'
import { s3Server } from './fixtures/s3-server.ts'
import { openFile, storeFile, sweepFilesTask } from './index.ts'

let database: Database
let s3: Awaited<ReturnType<typeof s3Server>>
beforeAll(async () => {
  database = await testDatabase()
  s3 = await s3Server()
})
beforeEach(() => {
  s3.down = false
})

const pdf = Buffer.concat([samples.pdf, Buffer.alloc(700_000, 5)])
const from = { name: 'Tờ khai.pdf', subject: 'páo' }

test('files lie in the storage, signed for, in a place of the province; the disk keeps nothing', async () => {
  const store = await testStore(s3.env)
  const file = await storeFile(database, store, inPieces(pdf), from)
  await storeFile(database, store, inPieces(pdf), from)
  const { sha256 } = file
  expect([...s3.objects.keys()]).toEqual([
    `/papers/haicap/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
  ])
  expect(await buffer(await openFile(store, file))).toEqual(pdf)
  expect(await namesIn(store.folder)).toEqual([])
})

test('what is swept is gone from the storage', async () => {
  const store = await testStore(s3.env)
  await storeFile(database, store, inPieces(samples.png), { ...from, name: 'x.png' })
  await letTimePass(database)
  await sweepFilesTask(store)({}, database)
  expect(s3.objects.size).toBe(0)
})

test('a storage that is down or does not know us takes nothing, and nothing is there by half', async () => {
  const stranger = await testStore({ ...s3.env, HAICAP_S3_SECRET: 'a wrong one' })
  const refused = { status: 503, messageKey: 'files.unavailable.storage' }
  await expect(storeFile(database, stranger, inPieces(pdf), from)).rejects.toMatchObject(refused)
  s3.down = true
  const store = await testStore(s3.env)
  await expect(storeFile(database, store, inPieces(pdf), from)).rejects.toMatchObject(refused)
  expect(await namesIn(store.folder)).toEqual([])
  expect(s3.objects.size).toBe(0)
})

test('bytes that the storage has lost are not given as an empty file', async () => {
  const store = await testStore(s3.env)
  const file = await storeFile(database, store, inPieces(pdf), from)
  s3.objects.clear()
  await expect(openFile(store, file)).rejects.toMatchObject({
    status: 503,
    messageKey: 'files.unavailable.lost'
  })
})
