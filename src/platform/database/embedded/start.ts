import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Problem, unavailable } from '../../problem.ts'
import { type Footing, plainEnvironment } from './footing.ts'
import { owner, readPassword } from './initialize.ts'
import { clearStalePid, type Postmaster } from './postmaster.ts'
import { type Profile, settings, socketFile } from './settings.ts'

/**
 * Starts the server on a port, any free one unless it is given, and waits until it answers.
 * @throws Problem 503 with what PostgreSQL said when it does not come up
 */
export async function startPostmaster(
  footing: Footing,
  profile: Profile,
  log: string,
  given?: number
): Promise<Postmaster> {
  await clearStalePid(footing.data)
  let port = 0
  for (let attempt = 0; attempt < 5; attempt++) {
    port = given ?? (await freePort())
    const started = await launch(footing, profile, port, log)
    if (started) return started
  }
  throw unavailable('database.server.no_port', { port: String(port) })
}

/** Nothing when the port was taken in between. */
async function launch(
  footing: Footing,
  profile: Profile,
  port: number,
  log: string
): Promise<Postmaster | undefined> {
  const flags = Object.entries(settings(profile, footing.data, port)).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`
  ])
  const [command, args, options] = footing.command(footing.binaries.postgres, ['-D', footing.data, ...flags])
  await rename(log, `${log}.1`).catch(() => undefined)
  const output = openSync(log, 'a', 0o640)
  const server = spawn(command, args, {
    ...options,
    cwd: '/',
    // Away from our terminal: Ctrl-C is for us, who stop the server afterwards.
    detached: true,
    stdio: ['ignore', output, output],
    env: plainEnvironment()
  })
  closeSync(output)
  const state: { ended: boolean } = { ended: false }
  server.once('exit', () => {
    state.ended = true
  })
  server.once('error', () => {
    state.ended = true
  })
  server.unref()

  const url = ownerUrl({ data: footing.data, password: await readPassword(footing.data), port })
  while (!state.ended) {
    if (await answers(url)) return { pid: server.pid ?? 0, port }
    await sleep(30)
  }
  const said = await readFile(log, 'utf8').catch(() => '')
  if (/could not bind|Address already in use/.test(said)) return undefined
  throw serverProblem(footing.data, said, log)
}

/**
 * Waits for a server that another process started, through recovery after a crash as well.
 * @throws Problem 503 when it does not answer within two minutes
 */
export async function untilAnswers(url: string, data: string): Promise<void> {
  const deadline = Date.now() + 120_000
  while (!(await answers(url))) {
    if (Date.now() > deadline) throw unavailable('database.server.silent', { folder: data })
    await sleep(50)
  }
}

/** Where a server is and what opens it; `data` is the folder of the cluster, links resolved. */
export interface Door {
  data: string
  password: string
  port: number
}

/**
 * The owner's connection string for a database of the cluster. Through a file the server is reached at much less cost than
 * by the port, which remains for other programs.
 */
export function ownerUrl({ data, password, port }: Door, database = 'postgres'): string {
  const address = `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`
  return existsSync(socketFile(data, port)) ? `${address}?host=${encodeURIComponent(data)}` : address
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (error) {
    // 28P01: it answers, and it is not ours to wait for.
    if ((error as { code?: string }).code === '28P01') throw unavailable('database.server.password')
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

function serverProblem(folder: string, said: string, log: string): Problem {
  if (/No space left on device|Disk quota exceeded/.test(said)) {
    return unavailable('database.folder.disk_full', { folder })
  }
  const words = said
    .trim()
    .split('\n')
    .filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line))
    .slice(-4)
    .join(' ')
  return unavailable('database.server.not_started', { folder, said: words, log })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
