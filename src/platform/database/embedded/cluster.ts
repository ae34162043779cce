import { execFile } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { isRoot } from './account.ts'
import { findBinaries } from './binaries.ts'
import { give, inspectData, likeAround, prepareFolder } from './folder.ts'
import { type Footing, findFooting } from './footing.ts'
import { initialize, readPassword } from './initialize.ts'
import { isUnused, joinUsers, withStartLock } from './locks.ts'
import { isOurs, type Postmaster, runningPostmaster, signal, stopPostmaster } from './postmaster.ts'
import type { Profile } from './settings.ts'
import { ownerUrl, startPostmaster, untilAnswers } from './start.ts'
import { watchServer } from './watch.ts'

export interface ClusterOptions {
  /** Absolute; the data lies in `postgres` below it. */
  dataDir: string
  profile?: Profile
  progress?: (message: string) => void
}

/** A running PostgreSQL of our own, shared by every process that joined it; whoever finds it dead starts it again. */
export interface Cluster {
  port: number
  /** Another one when it had to be started again. */
  readonly pid: number
  /** Connection string of the owner for one of its databases. */
  url(database: string): string
  /** Leaves; whoever leaves last stops the server. Calling it again does nothing. */
  leave(): Promise<void>
}

/**
 * Joins the server on this data folder, or makes and starts it.
 * @throws Problem 503 when the folder cannot be used or PostgreSQL does not start
 */
export async function useCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, profile = 'lasting', progress = () => undefined } = options
  await prepareFolder(dataDir)
  const { postmaster, data, users } = await withStartLock(dataDir, async () => {
    const users = joinUsers(dataDir)
    try {
      const joined = await joinOrStart(dataDir, profile, progress)
      await likeAround(
        dataDir,
        ['lock', 'users', 'log', 'log.1'].map((ending) => join(dataDir, `postgres.${ending}`))
      )
      return { ...joined, users }
    } catch (error) {
      users.leave()
      throw error
    }
  })
  const password = await readPassword(data)
  const atExit = stopAtExit(dataDir, postmaster, users)
  let left = false
  const { port } = postmaster
  const endWatch = watchServer({
    runs: () => isOurs(postmaster.pid, data),
    restart: () =>
      withStartLock(dataDir, async () => {
        if (left) return
        const again = await joinOrStart(dataDir, profile, progress, port)
        postmaster.pid = again.postmaster.pid
      }),
    progress
  })

  return {
    port,
    get pid() {
      return postmaster.pid
    },
    url: (database) => ownerUrl({ data, password, port: postmaster.port }, database),
    async leave() {
      if (left) return
      left = true
      await endWatch()
      atExit.forget()
      await withStartLock(dataDir, async () => {
        users.leave()
        if (!isUnused(dataDir)) return
        const running = await runningPostmaster(data)
        if (running) await stopPostmaster(data, running)
      })
    }
  }
}

/** @param port where it has to listen; any free one when it is left out */
async function joinOrStart(
  dataDir: string,
  profile: Profile,
  progress: (message: string) => void,
  port?: number
) {
  const link = join(dataDir, 'postgres')
  const found = await inspectData(link)
  if (found === 'cluster') {
    const data = realpathSync(link)
    const running = await runningPostmaster(data)
    if (running) {
      await untilAnswers(ownerUrl({ data, password: await readPassword(data), port: running.port }), data)
      return { postmaster: running, data }
    }
  }
  const footing = await findFooting(dataDir, await findBinaries(), progress)
  if (found === 'cluster') await takeOver(footing)
  else {
    progress(`Making a new PostgreSQL database in ${footing.data} …`)
    await initialize(footing, profile)
  }
  progress('Starting PostgreSQL …')
  const log = join(dataDir, 'postgres.log')
  const at = { ...footing, data: realpathSync(footing.data) }
  const postmaster = await startPostmaster(at, profile, log, port)
  return { postmaster, data: realpathSync(footing.data) }
}

/** Data that root copied or restored belongs to root; PostgreSQL opens only what is its own. */
async function takeOver(footing: Footing): Promise<void> {
  if (!isRoot || !footing.account) return
  if ((await stat(footing.data)).uid !== 0) return
  const { uid, gid } = footing.account
  await promisify(execFile)('chown', ['-R', `${uid}:${gid}`, footing.data])
  await give(footing.data, footing.account)
}

/** A process that ends without leaving stops the server all the same, if it was the last. */
function stopAtExit(dataDir: string, postmaster: Postmaster, users: { leave(): void }) {
  const leave = () => {
    users.leave()
    if (isUnused(dataDir)) signal(postmaster.pid, 'SIGINT')
  }
  const interrupted = (name: NodeJS.Signals, number: number) => {
    // Others may stop gracefully; who has no handler of its own ends here, by way of `exit`.
    if (process.listenerCount(name) <= 1) process.exit(128 + number)
  }
  const onInt = () => interrupted('SIGINT', 2)
  const onTerm = () => interrupted('SIGTERM', 15)
  process.once('exit', leave)
  process.on('SIGINT', onInt)
  process.on('SIGTERM', onTerm)
  return {
    forget() {
      process.off('exit', leave)
      process.off('SIGINT', onInt)
      process.off('SIGTERM', onTerm)
    }
  }
}
