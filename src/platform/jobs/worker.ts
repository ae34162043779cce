import { EventEmitter, once } from 'node:events'
import { run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import type { Database } from '../database/index.ts'
import { showAlive } from './alive.ts'
import { PatientClient } from './patient-client.ts'
import { prepareJobs, workerSchema } from './prepare.ts'
import { type Log, workerLogger } from './worker-log.ts'

/** What a job does with its payload. It may be repeated after a crash. */
export type Task = (payload: unknown, database: Database) => Promise<void>

export interface WorkerOptions {
  log?: Log
  /** Tasks by the clock, in crontab form: `*\/5 * * * * seal`. */
  timetable?: string
  concurrency?: number
  /** Milliseconds after which the job of a worker that is gone is done anew. */
  patience?: number
}

/** A worker that runs; `stop` lets the jobs under way finish. */
export interface RunningWorker {
  stop(): Promise<void>
}

/** Starts to work off the queue. Several workers, also in several processes, share it. */
export async function startWorker(
  database: Database,
  tasks: Record<string, Task>,
  { log, timetable = '', concurrency = 2, patience }: WorkerOptions = {}
): Promise<RunningWorker> {
  await prepareJobs(database)
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload, database)])
  )
  const pool = new pg.Pool({
    connectionString: database.ownerUrl,
    max: concurrency + 2,
    Client: PatientClient
  })
  // What breaks is replaced at the next need.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const events: WorkerEvents = new EventEmitter()
  const made = once(events, 'pool:create') as Promise<[{ workerPool: { id: string } }]>
  const runner = await run({
    events,
    pgPool: pool,
    schema: workerSchema(database),
    noHandleSignals: true,
    crontab: timetable,
    logger: workerLogger(log),
    concurrency,
    taskList
  })
  // Its jobs are locked under this name.
  const [{ workerPool }] = await made
  const alive = await showAlive(database, workerPool.id, { log, patience })
  let stopped: Promise<void> | undefined
  const stop = async () => {
    await runner.stop()
    await alive.stop()
    await pool.end()
  }
  return { stop: () => (stopped ??= stop()) }
}
