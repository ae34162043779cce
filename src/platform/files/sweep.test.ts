import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read } from '../database/index.ts'
import { asOwner, inPieces, letTimePass, namesIn, samples, testStore } from './fixtures/files.ts'
import {
  type FileStore,
  filesById,
  openFile,
  type StagedFile,
  type StoredFile,
  storeFile,
  sweepFilesTask
} from './index.ts'

let database: Database
let store: FileStore & { folder: string }
beforeEach(async () => {
  database = await testDatabase()
  store = await testStore()
  await asOwner(
    database,
    `create table letter (id int generated always as identity primary key, scan_id uuid references file);
     grant select, insert on letter to haicap_app`
  )
})

const take = (content: Uint8Array, name: string, into: FileStore = store) =>
  storeFile(database, into, inPieces(content), { name, subject: 'páo' })
const refer = (file: StoredFile) => asOwner(database, `insert into letter (scan_id) values ('${file.id}')`)
const sweep = (from: FileStore = store) => sweepFilesTask(from)({}, database)
const known = async (...files: StoredFile[]) =>
  (
    await read(database, (tx) =>
      filesById(
        tx,
        files.map(({ id }) => id)
      )
    )
  ).map(({ name }) => name)
const contents = async () =>
  Number((await asOwner(database, 'select count(*) from file_content')).rows[0].count)

test('what nobody refers to goes after a day, with its bytes; what a table refers to stays', async () => {
  const used = await take(samples.pdf, 'đơn.pdf')
  const twin = await take(samples.pdf, 'đơn chọn nhầm.pdf')
  const unused = await take(samples.png, 'ảnh.png')
  await refer(used)
  await sweep()
  expect(await known(used, twin, unused)).toHaveLength(3)

  await letTimePass(database)
  const young = await take(samples.txt, 'mới.txt')
  await sweep()
  expect(await known(used, twin, unused, young)).toEqual(['đơn.pdf', 'mới.txt'])
  expect((await namesIn(store.folder)).sort()).toEqual([used.sha256, young.sha256].sort())
  await openFile(store, used).then((stream) => stream.destroy())
})

test('a crash between bytes and row leaves bytes that the sweep finds', async () => {
  const crashing: FileStore = {
    ...store,
    storage: {
      ...store.storage,
      async put(key, content) {
        await store.storage.put(key, content)
        throw new Error('crash')
      }
    }
  }
  await expect(take(samples.pdf, 'đơn.pdf', crashing)).rejects.toThrow('crash')
  expect(await namesIn(store.folder)).toHaveLength(1)
  await sweep()
  expect(await namesIn(store.folder)).toHaveLength(1)

  await letTimePass(database)
  await sweep()
  expect(await namesIn(store.folder)).toEqual([])
  expect(await contents()).toBe(0)
})

test('a sweep that breaks off goes on the next time', async () => {
  await take(samples.pdf, 'đơn.pdf')
  await take(samples.png, 'ảnh.png')
  await letTimePass(database)
  let removed = 0
  const broken = async (key: string) => {
    if (removed++ > 0) throw new Error('storage is down')
    await store.storage.remove(key)
  }
  await expect(sweep({ ...store, storage: { ...store.storage, remove: broken } })).rejects.toThrow(
    'storage is down'
  )
  expect(await namesIn(store.folder)).toHaveLength(1)
  expect(await contents()).toBe(2)

  // Bytes that the broken sweep has removed already are put again for whoever brings them.
  const again = await take(samples.pdf, 'đơn.pdf')
  const picture = await take(samples.png, 'ảnh.png')
  await sweep()
  expect((await namesIn(store.folder)).sort()).toEqual([again.sha256, picture.sha256].sort())
})

/** A store in which something happens once, right after bytes were put. */
function storeWhere(happens: (key: string) => Promise<void>): FileStore & { puts: number } {
  const happening = {
    ...store,
    puts: 0,
    storage: {
      ...store.storage,
      async put(key: string, content: StagedFile) {
        await store.storage.put(key, content)
        if (happening.puts++ === 0) await happens(key)
      }
    }
  }
  return happening as FileStore & { puts: number }
}

test('bytes swept in the very moment in which they are handed in again are put again', async () => {
  await take(samples.pdf, 'đơn.pdf')
  await letTimePass(database)
  const swept = storeWhere(() => sweep())
  const file = await take(samples.pdf, 'đơn.pdf', swept)
  expect(swept.puts).toBe(2)
  expect(await namesIn(store.folder)).toEqual([file.sha256])
  expect(await known(file)).toEqual(['đơn.pdf'])
})

test('bytes removed by a sweep that crashed before it was done are put again', async () => {
  const swept = storeWhere((key) => store.storage.remove(key))
  const file = await take(samples.pdf, 'đơn.pdf', swept)
  expect(swept.puts).toBe(2)
  expect(await namesIn(store.folder)).toEqual([file.sha256])
})

test('a reference that comes while the sweep runs keeps the file', async () => {
  const file = await take(samples.pdf, 'đơn.pdf')
  await letTimePass(database)
  await database.db.transaction().execute(async (tx) => {
    await sql`insert into letter (scan_id) values (${file.id})`.execute(tx)
    await sweep()
  })
  await sweep()
  expect(await known(file)).toEqual(['đơn.pdf'])
  expect(await namesIn(store.folder)).toEqual([file.sha256])
})

test('what a crash left of an upload goes after a day', async () => {
  await mkdir(store.incoming, { recursive: true })
  const old = join(store.incoming, 'old')
  await writeFile(old, 'x')
  await utimes(old, new Date(), new Date(Date.now() - 48 * 3600 * 1000))
  await writeFile(join(store.incoming, 'new'), 'x')
  await sweep()
  expect(await namesIn(store.incoming)).toEqual(['new'])
})
