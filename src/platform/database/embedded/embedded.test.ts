import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { projectDir } from '../../config.ts'
import { type Cluster, useCluster } from './index.ts'

let dataDir: string
const open = new Set<Cluster>()
const children = new Set<ChildProcess>()

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'haicap-embedded-'))
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  if (children.size > 0) await joinHere().catch(() => undefined) // joining and leaving stops what they left
  for (const cluster of open) await cluster.leave()
  open.clear()
  children.clear()
  await rm(dataDir, { recursive: true })
})

async function joinHere(profile: 'test' | 'lasting' = 'test'): Promise<Cluster> {
  const cluster = await useCluster({ dataDir, profile })
  open.add(cluster)
  return cluster
}

/** Another process that uses the cluster. */
async function joinElsewhere(): Promise<{ child: ChildProcess; pid: number }> {
  const child = fork(join(projectDir, 'tests/support/use-cluster.ts'), [dataDir], {
    execArgv: ['--import', join(projectDir, 'node_modules/tsx/dist/loader.mjs')]
  })
  children.add(child)
  const [{ pid }] = (await once(child, 'message')) as [{ pid: number }]
  return { child, pid }
}

async function query(cluster: Cluster, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i++) await sleep(25)
  expect(condition()).toBe(true)
}

test('a second start finds the data, and the server ends with its last user', async () => {
  const first = await joinHere()
  await query(first, 'create table kept as select 1 as one')
  await first.leave()
  await until(() => !runs(first.pid)) // gone from its folder, it still takes a moment to end
  const second = await joinHere()
  expect(await query(second, 'select one from kept')).toEqual([{ one: 1 }])
})

test('only the owner of the folder can read the password, and nobody gets in without it', async () => {
  const cluster = await joinHere()
  expect((await stat(join(dataDir, 'postgres', 'haicap.password'))).mode & 0o777).toBe(0o600)
  const url = new URL(cluster.url('postgres'))
  url.password = 'guess'
  const byFile = url.href
  url.search = ''
  for (const connectionString of [byFile, url.href]) {
    const client = new pg.Client({ connectionString })
    await expect(client.connect()).rejects.toThrow(/password authentication failed/)
  }
  expect(await query(cluster, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
})

test('processes of the machine reach it through a file beside its data, which nobody else may enter', async () => {
  const cluster = await joinHere()
  const data = realpathSync(join(dataDir, 'postgres'))
  expect(new URL(cluster.url('postgres')).searchParams.get('host')).toBe(data)
  expect((await stat(data)).mode & 0o077).toBe(0)
  expect(await query(cluster, 'select inet_client_addr() as address')).toEqual([{ address: null }])
})

test('starters at once, here and in other processes, share one server; it stays while one is left', async () => {
  const [here, again, elsewhere, too] = await Promise.all([
    joinHere(),
    joinHere(),
    joinElsewhere(),
    joinElsewhere()
  ])
  expect(new Set([here.pid, again.pid, elsewhere.pid, too.pid]).size).toBe(1)
  await here.leave()
  await again.leave()
  elsewhere.child.send('leave')
  await once(elsewhere.child, 'exit')
  expect(runs(here.pid)).toBe(true)
  too.child.send('leave')
  await once(too.child, 'exit')
  await until(() => !runs(here.pid)) // gone from its folder, it still takes a moment to end
})

test('a process that was killed does not count, and its server is used on', async () => {
  const { child, pid } = await joinElsewhere()
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(runs(pid)).toBe(true)
  const cluster = await joinHere()
  expect(cluster.pid).toBe(pid)
  await cluster.leave()
  await until(() => !runs(pid)) // its parent is gone: whoever adopted it may be slow to bury it
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s on the last user stops the server', async (signal) => {
  const { child, pid } = await joinElsewhere()
  child.kill(signal)
  await once(child, 'exit')
  await until(() => !runs(pid))
})

test('a server that was killed starts again with everything committed', async () => {
  const first = await joinHere('lasting')
  await query(first, 'create table kept as select 1 as one')
  process.kill(first.pid, 'SIGKILL')
  await until(() => !runs(first.pid))
  const second = await joinHere()
  expect(second.pid).not.toBe(first.pid)
  expect(await query(second, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a server that dies under its users is started again where it was, whoever of them sees it first', async () => {
  const here = await joinHere('lasting')
  await joinElsewhere()
  await query(here, 'create table kept as select 3 as three')
  const { pid, port } = here
  process.kill(pid, 'SIGKILL')
  await until(() => here.pid !== pid)
  expect(here.port).toBe(port)
  expect(await query(here, 'select three from kept')).toEqual([{ three: 3 }])
})

test('a pid file that names a stranger is cleared away', async () => {
  const first = await joinHere()
  const pidFile = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')
  await first.leave()
  const stranger = pidFile.replace(/^\d+/, String(process.pid))
  await writeFile(join(dataDir, 'postgres', 'postmaster.pid'), stranger, { mode: 0o600 })
  const second = await joinHere()
  expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a cluster whose making was broken off is made anew', async () => {
  await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true })
  await mkdir(join(dataDir, 'postgres'))
  expect(await query(await joinHere(), 'select 1 as one')).toEqual([{ one: 1 }])
})

test.each([
  ['is_file', async () => writeFile(join(dataDir, 'postgres'), 'x')],
  ['foreign', async () => write('postgres/letter.txt', 'x')],
  ['version', async () => write('postgres/PG_VERSION', '15\n')]
])('a folder that cannot be used is refused: %s', async (why, spoil) => {
  await spoil()
  await expect(joinHere()).rejects.toMatchObject({ status: 503, messageKey: `database.folder.${why}` })
})

test('a file in place of the data folder is refused', async () => {
  await writeFile(join(dataDir, 'file'), 'x')
  await expect(useCluster({ dataDir: join(dataDir, 'file') })).rejects.toMatchObject({
    messageKey: 'database.folder.is_file'
  })
  await expect(useCluster({ dataDir: join(dataDir, 'file', 'below') })).rejects.toMatchObject({
    messageKey: 'database.folder.is_file'
  })
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be written is refused', async () => {
  await mkdir(join(dataDir, 'closed'), { mode: 0o500 })
  await expect(useCluster({ dataDir: join(dataDir, 'closed') })).rejects.toMatchObject({
    messageKey: 'database.folder.not_writable'
  })
})

async function write(file: string, text: string): Promise<void> {
  await mkdir(join(dataDir, 'postgres'))
  await writeFile(join(dataDir, file), text)
}
