import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { write } from '../database/index.ts'
import { enqueue, prepareJobs, startWorker } from './index.ts'

test('a worker whose connections are all cut while it works notes the job as done, and goes on', async () => {
  const database = await testDatabase()
  await prepareJobs(database)
  const ran: number[] = []
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const cut = async (payload: unknown) => {
    ran.push((payload as { nth: number }).nth)
    if (ran.length === 1)
      await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
  }
  const worker = await startWorker(database, { cut })
  await write(database, (tx) => enqueue(tx, 'cut', { nth: 1 }))
  await vi.waitFor(() => expect(ran).toEqual([1]), 5000)
  const left = async () => {
    const { rows } = await owner.query<{ jobs: number }>(
      'select count(*)::int as jobs from haicap_worker._private_jobs'
    )
    return rows[0]?.jobs
  }
  await vi.waitFor(async () => expect(await left()).toBe(0), 20_000)
  await write(database, (tx) => enqueue(tx, 'cut', { nth: 2 }))
  await vi.waitFor(() => expect(ran).toEqual([1, 2]), 20_000)
  await worker.stop()
  await owner.end()
})
