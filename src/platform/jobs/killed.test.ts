import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { projectDir } from '../config.ts'
import { type Database, write } from '../database/index.ts'
import { enqueue, prepareJobs, startWorker } from './index.ts'

const patience = 300

/** Another server that has taken the job up and is not done with it. */
async function otherServer({ ownerUrl, schema }: Database) {
  const script = join(projectDir, 'src/platform/jobs/fixtures/hanging-worker.ts')
  const loader = join(projectDir, 'node_modules/tsx/dist/loader.mjs')
  const server = spawn(process.execPath, ['--import', loader, script, ownerUrl, schema])
  await once(server.stdout, 'data')
  return server
}

test('the job of a server that was killed is done by another within seconds, that of a living one is left alone', async () => {
  const database = await testDatabase()
  await prepareJobs(database)
  await write(database, (tx) => enqueue(tx, 'once', { nth: 1 }))
  const server = await otherServer(database)
  const ran: unknown[] = []
  const worker = await startWorker(
    database,
    { once: async (payload) => void ran.push(payload) },
    { patience }
  )
  try {
    await new Promise((done) => setTimeout(done, patience * 5))
    expect(ran).toEqual([])
    server.kill('SIGKILL')
    await vi.waitFor(() => expect(ran).toEqual([{ nth: 1 }]), 10_000)
  } finally {
    server.kill('SIGKILL')
    await worker.stop()
  }
}, 30_000)

test('a server that starts does what one that is gone had begun', async () => {
  const database = await testDatabase()
  await prepareJobs(database)
  await write(database, (tx) => enqueue(tx, 'once', { nth: 2 }))
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query(`update haicap_worker._private_jobs
    set locked_by = 'pool-gone', locked_at = now() - interval '1 minute', attempts = 1`)
  const ran: unknown[] = []
  const worker = await startWorker(database, { once: async (payload) => void ran.push(payload) })
  await vi.waitFor(() => expect(ran).toEqual([{ nth: 2 }]), 10_000)
  await worker.stop()
  await owner.end()
})

test('a worker whose sign of life was cut off gives it again', async () => {
  const database = await testDatabase()
  const worker = await startWorker(database, {}, { patience })
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const signs = async () => {
    const { rows } = await owner.query<{ pid: number }>(`select pid from pg_locks
      where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())`)
    return rows.map(({ pid }) => pid)
  }
  const [pid] = await signs()
  expect(pid).toBeDefined()
  await owner.query('select pg_terminate_backend($1)', [pid])
  await vi.waitFor(async () => {
    const [again] = await signs()
    expect(again).toBeDefined()
    expect(again).not.toBe(pid)
  }, 10_000)
  await worker.stop()
  expect(await signs()).toEqual([])
  await owner.end()
})
