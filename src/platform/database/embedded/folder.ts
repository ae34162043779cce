import { randomUUID } from 'node:crypto'
import { chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Problem, unavailable } from '../../problem.ts'
import { isRoot } from './account.ts'
import { postgresMajor } from './binaries.ts'

/**
 * Makes a folder and what it lies in; says which was the first that was not there. Node's own recursive `mkdir`
 * never comes back where nothing can be made, such as under /proc.
 */
async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path)
    return path
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return undefined
    if (code !== 'ENOENT' || (await exists(dirname(path)))) throw error
    const first = await makeFolder(dirname(path))
    await mkdir(path)
    return first
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false
  )

/**
 * Makes the data folder and sees that it can be used.
 * @throws Problem 503 that says what is wrong with it
 */
export async function prepareFolder(dataDir: string): Promise<void> {
  try {
    const made = await makeFolder(dataDir)
    if (made && isRoot) await likeAround(dirname(made), [made, dataDir])
    const trial = join(dataDir, `.trial-${randomUUID()}`)
    await writeFile(trial, 'x'.repeat(4096))
    await rm(trial)
  } catch (error) {
    throw folderProblem(dataDir, error) ?? error
  }
}

/** What is in the folder of the cluster. */
export async function inspectData(data: string): Promise<'none' | 'empty' | 'cluster'> {
  const found = await stat(data).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw folderProblem(data, error) ?? error
  })
  if (!found) return 'none'
  if (!found.isDirectory()) throw unavailable('database.folder.is_file', { folder: data })
  if (!isRoot && found.uid !== process.getuid?.()) {
    throw unavailable('database.folder.other_owner', { folder: data, owner: found.uid })
  }
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (version === undefined) {
    if ((await readdir(data)).length === 0) return 'empty'
    throw unavailable('database.folder.foreign', { folder: data })
  }
  if (Number.parseInt(version, 10) !== postgresMajor) {
    throw unavailable('database.folder.version', {
      folder: data,
      found: version.trim(),
      needed: String(postgresMajor)
    })
  }
  return 'cluster'
}

const reasons: Record<string, string> = {
  EACCES: 'not_writable',
  EPERM: 'not_writable',
  EROFS: 'not_writable',
  ENOENT: 'not_writable', // what making a folder on a read-only disk ends with
  ENOTDIR: 'is_file',
  EEXIST: 'is_file',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full'
}

/** The plain words for what the file system said, if it is about the folder. */
export function folderProblem(folder: string, error: unknown): Problem | undefined {
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
  return reason ? unavailable(`database.folder.${reason}`, { folder }) : undefined
}

/**
 * Started as root in somebody's folder, we leave nothing there that they cannot use later: files get the
 * owner of the folder around them.
 */
export async function likeAround(folder: string, files: string[]): Promise<void> {
  if (!isRoot) return
  const { uid, gid } = await stat(folder)
  for (const file of files) {
    await chown(file, uid, gid).catch((error: NodeJS.ErrnoException) => {
      // Not there, or a disk or container on which nothing changes hands: then nobody is waiting for it.
      if (!['ENOENT', 'EPERM', 'EINVAL'].includes(error.code ?? '')) throw error
    })
  }
}

/** Gives a file to the account that runs PostgreSQL, when that is another one. */
export async function give(path: string, account?: { uid: number; gid: number }): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}
