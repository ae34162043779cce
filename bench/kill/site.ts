import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { projectDir } from '../../src/platform/config.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { readPassword } from '../../src/platform/database/embedded/initialize.ts'
import { runningPostmaster } from '../../src/platform/database/embedded/postmaster.ts'
import { ownerUrl } from '../../src/platform/database/embedded/start.ts'
import type { Database } from '../../src/platform/database/index.ts'

/** What is killed: the server's process, PostgreSQL's first process, one of its connections, or both programs at once. */
export const kinds = ['server', 'database', 'connection', 'both'] as const
export type Kind = (typeof kinds)[number]

const schema = 'haicap'
const patience = 60_000

/** The real server as a process of its own, on a data folder of its own, to be killed and started again. */
export class Site {
  readonly #folder: string
  readonly #port: number
  #server: ChildProcess | undefined
  #database: Database | undefined

  private constructor(folder: string, port: number) {
    this.#folder = folder
    this.#port = port
  }

  /** @param folder holds `data`, prepared, and `locality` */
  static async open(folder: string): Promise<Site> {
    return new Site(folder, await freePort())
  }

  /** What the server says, each time that it runs. */
  get #log(): string {
    return join(this.#folder, 'server.log')
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  async start(): Promise<void> {
    const { DATABASE_URL: _url, ...env } = process.env
    const output = openSync(this.#log, 'a')
    this.#server = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: projectDir,
      stdio: ['ignore', output, output],
      env: {
        ...env,
        HAICAP_DATA: join(this.#folder, 'data'),
        HAICAP_LOCALITY: join(this.#folder, 'locality'),
        HAICAP_LOG_LEVEL: 'fatal',
        HAICAP_LANG: 'en',
        PORT: String(this.#port)
      }
    })
    closeSync(output)
    await this.ready()
  }

  /** Waits until the server answers and its database does, too. */
  async ready(): Promise<void> {
    const deadline = Date.now() + patience
    while (Date.now() < deadline) {
      if (this.ended) throw new Error(`the server ended by itself:\n${this.#lastWords()}`)
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined)
      if (answer?.ok) return
      await sleep(50)
    }
    throw new Error(`nothing answers after ${patience / 1000} s:\n${this.#lastWords()}`)
  }

  #lastWords(): string {
    return readFileSync(this.#log, 'utf8').slice(-4000)
  }

  /** Kills without a warning. */
  async kill(kind: Kind): Promise<void> {
    if (kind === 'connection') return this.#killConnection()
    const postmaster = await this.#postmaster()
    const server = this.#server
    if (kind !== 'server') process.kill(postmaster.pid, 'SIGKILL')
    if (kind === 'database' || !server) return this.#anotherThan(postmaster)
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }

  /** Connections outlive their postmaster for a moment and answer: back is what has another. */
  async #anotherThan({ pid, data }: { pid: number; data: string }): Promise<void> {
    const deadline = Date.now() + patience
    while (((await runningPostmaster(data))?.pid ?? pid) === pid) {
      if (this.ended || Date.now() > deadline)
        throw new Error(`PostgreSQL was not started again:\n${this.#lastWords()}`)
      await sleep(20)
    }
  }

  /** Whether the server has to be started again by whoever watches over it. */
  get ended(): boolean {
    return this.#server === undefined || this.#server.exitCode !== null || this.#server.signalCode !== null
  }

  /** A connection that is at work, if one is; PostgreSQL then ends all others as well and starts anew. */
  async #killConnection(): Promise<void> {
    const client = new pg.Client({ connectionString: await this.#ownerUrl() })
    client.on('error', () => undefined)
    await client.connect()
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
        order by state = 'idle', random() limit 1`
    )
    const [one] = rows
    if (!one) return client.end()
    const cut = new Promise((done) => client.once('end', done))
    process.kill(one.pid, 'SIGKILL')
    // Ours is cut with all others: until then nothing has happened yet.
    await cut
  }

  /** The database as those see it who check, beside the server: they do not take part in running it. */
  async database(): Promise<Database> {
    if (this.#database) return this.#database
    const url = await this.#ownerUrl()
    const db = connect(url, schema)
    this.#database = { db, ownerUrl: url, schema, close: () => db.destroy() }
    return this.#database
  }

  async #ownerUrl(): Promise<string> {
    const { data, port } = await this.#postmaster()
    return ownerUrl({ data, password: await readPassword(data), port }, 'haicap')
  }

  async #postmaster(): Promise<{ pid: number; port: number; data: string }> {
    const data = realpathSync(join(this.#folder, 'data', 'postgres'))
    const found = await runningPostmaster(data)
    if (!found) throw new Error('PostgreSQL does not run')
    return { ...found, data }
  }

  /** Forgets a database whose address has changed. */
  async forgetDatabase(): Promise<void> {
    await this.#database?.close()
    this.#database = undefined
  }

  /** Ends the server in peace, and with it the database. */
  async stop(): Promise<void> {
    await this.forgetDatabase()
    const server = this.#server
    if (!server || this.ended) return
    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
}

/** A folder of a province that is loaded already: the server only asks whose register it is. */
export async function writeLocality(folder: string, id: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const name = { vi: 'Tỉnh Mường Thử', en: 'Test Province', de: 'Testprovinz' }
  await writeFile(
    join(folder, 'locality.json'),
    JSON.stringify({
      ...{ format: 'haicap.locality/1', id, name, time_zone: 'Asia/Ho_Chi_Minh', baseline: '2020-01-01' },
      ...{ plans: [], sources: [] }
    })
  )
  await writeFile(
    join(folder, 'kinds.csv'),
    'code,scope,level,name_vi,name_en,name_de\ntinh,area,province,Tỉnh,Province,Provinz\n'
  )
  await writeFile(join(folder, 'areas.csv'), 'code,name,kind,parent\np1,Mường Thử,tinh,\n')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
