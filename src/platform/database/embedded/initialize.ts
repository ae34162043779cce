import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unavailable } from '../../problem.ts'
import { folderProblem, give } from './folder.ts'
import { type Footing, plainEnvironment } from './footing.ts'
import type { Profile } from './settings.ts'

export const owner = 'haicap_owner'
const passwordFile = 'haicap.password'

/**
 * Makes a new cluster. It gets its name last, so that one broken off half-way is never taken for data.
 * @throws Problem 503 when the disk is full or initdb refuses
 */
export async function initialize(footing: Footing, profile: Profile): Promise<void> {
  const fresh = `${footing.data}.new`
  try {
    await rm(fresh, { recursive: true, force: true })
    await mkdir(fresh, { mode: 0o700 })
    await give(fresh, footing.account)
    await initdb(footing, fresh, profile)
    await rmdir(footing.data).catch(() => undefined) // an empty folder may have been waiting
    await rename(fresh, footing.data)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true }).catch(() => undefined)
    throw folderProblem(footing.data, error) ?? error
  }
}

async function initdb(footing: Footing, data: string, profile: Profile): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  const given = `${data}.password`
  await writeFile(given, password, { mode: 0o600 })
  await give(given, footing.account)
  try {
    await runInitdb(footing, [
      `--pgdata=${data}`,
      `--username=${owner}`,
      `--pwfile=${given}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(profile === 'test' ? ['--no-sync'] : [])
    ])
    await rename(given, join(data, passwordFile))
  } finally {
    await rm(given, { force: true })
  }
}

function runInitdb(footing: Footing, args: string[]): Promise<void> {
  const [command, given, options] = footing.command(footing.binaries.initdb, args)
  return new Promise((resolve, reject) => {
    execFile(
      command,
      given,
      { ...(options as object), env: plainEnvironment(), cwd: '/' },
      (error, stdout, stderr) => {
        if (!error) return resolve()
        const said = (stderr || stdout || error.message).trim().split('\n').slice(-5).join(' ')
        const full = /No space left on device|Disk quota exceeded/.test(stdout + stderr)
        reject(
          full
            ? unavailable('database.folder.disk_full', { folder: footing.data })
            : unavailable('database.server.not_made', { folder: footing.data, said })
        )
      }
    )
  })
}

/** The owner's password, made with the cluster and kept inside it. */
export async function readPassword(data: string): Promise<string> {
  try {
    return (await readFile(join(data, passwordFile), 'utf8')).trim()
  } catch {
    throw unavailable('database.folder.password', { file: join(data, passwordFile) })
  }
}
