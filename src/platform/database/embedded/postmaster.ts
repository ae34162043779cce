import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { unavailable } from '../../problem.ts'

export interface Postmaster {
  pid: number
  port: number
}

/** The server that runs on this data, as far as its pid file and the process behind it agree. */
export async function runningPostmaster(data: string): Promise<Postmaster | undefined> {
  const lines = await pidFile(data)
  if (!lines) return undefined
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return isOurs(pid, data) ? { pid, port } : undefined
}

/**
 * After a crash or in a new container the pid file may name a process that is someone else's by now;
 * PostgreSQL would then refuse to start. It is removed once no process of the old server is left.
 */
export async function clearStalePid(data: string): Promise<void> {
  const lines = await pidFile(data)
  if (!lines) return
  const deadline = Date.now() + 20_000
  while (leftOvers(data).length > 0) {
    if (Date.now() > deadline) throw unavailable('database.server.left_over', { folder: data })
    await sleep(100)
  }
  const pid = Number(lines[0])
  // Its socket has a lock of its own, which names the same process.
  for (const file of readdirSync(data).filter((name) => name.startsWith('.s.PGSQL.')))
    await rm(join(data, file), { force: true })
  // Of a pid that is dead PostgreSQL itself makes sure, and better than we could.
  if (isAlive(pid) && !isOurs(pid, data)) await rm(join(data, 'postmaster.pid'), { force: true })
}

/**
 * Stops the server: fast, then at once if it does not.
 * @throws Problem 503 when it goes on all the same
 */
export async function stopPostmaster(data: string, postmaster: Postmaster): Promise<void> {
  signal(postmaster.pid, 'SIGINT')
  if (await gone(data, postmaster.pid, 60_000)) return
  signal(postmaster.pid, 'SIGQUIT')
  if (await gone(data, postmaster.pid, 20_000)) return
  throw unavailable('database.server.not_stopped', { pid: String(postmaster.pid), folder: data })
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function gone(data: string, pid: number, within: number): Promise<boolean> {
  const deadline = Date.now() + within
  while (isAlive(pid) && isOurs(pid, data)) {
    if (Date.now() > deadline) return false
    await sleep(25)
  }
  return true
}

async function pidFile(data: string): Promise<string[] | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined)
  const lines = text?.split('\n')
  return lines && Number(lines[0]) > 0 ? lines : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Whether the process is the server of this data and no zombie: a pid alone may have been given anew. */
export function isOurs(pid: number, data: string): boolean {
  return isAlive(pid) && commandLine(pid).includes(data)
}

function commandLine(pid: number): string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
      .trim()
      .split(' ')
  } catch {
    return []
  }
}

/** Server processes that outlived their postmaster: each works in the data folder. */
function leftOvers(data: string): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === data && /postgres/.test(commandLine(Number(pid))[0] ?? '')
    } catch {
      return false
    }
  })
}
