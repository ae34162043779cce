import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { write } from '../database/index.ts'
import { enqueue, prepareJobs, startWorker } from './index.ts'

test('a job runs once its transaction is committed, and never when it was rolled back', async () => {
  const database = await testDatabase()
  await Promise.all([prepareJobs(database), prepareJobs(database)])
  await write(database, (tx) => enqueue(tx, 'greet', { name: 'Sa Pa' }))
  await expect(
    write(database, async (tx) => {
      await enqueue(tx, 'greet', { name: 'nobody' })
      throw new Error('changed my mind')
    })
  ).rejects.toThrow('changed my mind')

  const greeted: unknown[] = []
  const worker = await startWorker(database, {
    greet: async (payload) => {
      greeted.push(payload)
    }
  })
  await vi.waitFor(() => expect(greeted).toEqual([{ name: 'Sa Pa' }]), 5000)
  await worker.stop()
})

test('a key keeps one waiting job, a later moment keeps it waiting', async () => {
  const database = await testDatabase()
  await prepareJobs(database)
  await write(database, async (tx) => {
    await enqueue(tx, 'later', {}, { runAt: '2999-01-01T00:00:00Z' })
    await enqueue(tx, 'once', { nth: 1 }, { key: 'only' })
    await enqueue(tx, 'once', { nth: 2 }, { key: 'only' })
  })
  const ran: unknown[] = []
  const run = (name: string) => async (payload: unknown) => {
    ran.push([name, payload])
  }
  const worker = await startWorker(database, { once: run('once'), later: run('later') })
  await vi.waitFor(() => expect(ran).toHaveLength(1), 5000)
  await worker.stop()
  expect(ran).toEqual([['once', { nth: 2 }]])
})

test('the application adds jobs by the one function only', async () => {
  const database = await testDatabase()
  await prepareJobs(database)
  await expect(sql`select * from haicap_worker._private_jobs`.execute(database.db)).rejects.toMatchObject({
    code: '42501'
  })
})
