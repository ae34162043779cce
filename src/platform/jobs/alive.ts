import pg from 'pg'
import type { Database } from '../database/index.ts'
import { workerSchema } from './prepare.ts'
import type { Log } from './worker-log.ts'

/** Every worker looks so often for jobs of others that are gone. */
const defaultPatience = 15_000
const pauseAfterLoss = 1_000

/** A worker's sign of life; `stop` takes it back. */
export interface Alive {
  stop(): Promise<void>
}

/**
 * Shows that a worker is alive as long as its process is, and gives back what workers held that no longer are: a job that
 * a killed server had begun would wait for hours else. The sign is a lock of a session, which PostgreSQL gives up with
 * the process, however it ends. Several servers may share a queue.
 * @param patience milliseconds between looks; what was taken up within the last of them is nobody's fault yet
 */
export async function showAlive(
  database: Pick<Database, 'ownerUrl' | 'schema'>,
  workerId: string,
  { log, patience = defaultPatience }: { log?: Log | undefined; patience?: number | undefined } = {}
): Promise<Alive> {
  const session = new Session(database, workerId, log)
  await session.begin()
  const look = () =>
    session
      .giveBack(patience)
      .catch((error: unknown) =>
        log?.warn({ err: error }, 'jobs of workers that are gone were not looked for')
      )
  await look()
  const timer = setInterval(look, patience)
  return {
    async stop() {
      clearInterval(timer)
      await session.end()
    }
  }
}

const lockOf = (worker: string) => `hashtextextended('haicap.worker.' || ${worker}, 0)`

class Session {
  readonly #database: Pick<Database, 'ownerUrl' | 'schema'>
  readonly #workerId: string
  readonly #log: Log | undefined
  #client: pg.Client | undefined
  #ended = false

  constructor(database: Pick<Database, 'ownerUrl' | 'schema'>, workerId: string, log: Log | undefined) {
    this.#database = database
    this.#workerId = workerId
    this.#log = log
  }

  async begin(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#database.ownerUrl, keepAlive: true })
    client.on('error', () => undefined)
    client.on('end', () => this.#lost(client))
    await client.connect()
    await client.query(`select pg_advisory_lock(${lockOf('$1')})`, [this.#workerId])
    this.#client = client
    if (this.#ended) await client.end()
  }

  /** The connection broke, the process lives: it says so again as soon as it can. */
  #lost(client: pg.Client): void {
    if (this.#client !== client) return
    this.#client = undefined
    this.#again()
  }

  #again(): void {
    if (this.#ended) return
    setTimeout(() => {
      if (!this.#ended) this.begin().catch(() => this.#again())
    }, pauseAfterLoss).unref()
  }

  async giveBack(patience: number): Promise<void> {
    const schema = pg.escapeIdentifier(workerSchema(this.#database))
    const found = await this.#client?.query<{ gone: string[] }>(
      `with holder as materialized (
        select locked_by as id from ${schema}._private_jobs where locked_at < now() - make_interval(secs => $2)
        union select locked_by from ${schema}._private_job_queues where locked_at < now() - make_interval(secs => $2)
      ), gone as materialized (
        select id from holder where id is not null and id <> $1 and pg_try_advisory_xact_lock(${lockOf('id')})
      ), given as (select ${schema}.force_unlock_workers(array_agg(id)) from gone having count(*) > 0)
      select coalesce(array_agg(id), '{}') as gone from gone, lateral (select count(*) from given) done`,
      [this.#workerId, patience / 1000]
    )
    const gone = found?.rows[0]?.gone ?? []
    if (gone.length) this.#log?.warn({ workers: gone }, 'jobs of workers that are gone are done anew')
  }

  async end(): Promise<void> {
    this.#ended = true
    const client = this.#client
    this.#client = undefined
    await client?.end()
  }
}
