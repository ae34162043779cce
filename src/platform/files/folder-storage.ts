import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type FileStorage, ofDisk } from './storage.ts'

/** Keeps bytes in a folder of this machine, or of one that several share. */
export function folderStorage(folder: string): FileStorage {
  const pathOf = (key: string) => join(folder, key)
  return {
    async put(key, { path }) {
      try {
        await place(path, pathOf(key), folder)
      } catch (error) {
        throw ofDisk(error)
      }
    },
    async get(key) {
      try {
        return (await open(pathOf(key))).createReadStream()
      } catch (error) {
        if (isMissing(error)) return undefined
        throw ofDisk(error)
      }
    },
    async has(key) {
      try {
        return (await stat(pathOf(key))).isFile()
      } catch (error) {
        if (isMissing(error)) return false
        throw ofDisk(error)
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true })
    }
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** All or nothing: what appears in the folder is whole, and is there after a crash. */
async function place(from: string, to: string, root: string): Promise<void> {
  const folder = dirname(to)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    // A link, so that the staged file stays for another try.
    await link(from, to)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // Not every file system knows links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') await rename(from, to)
    else if (code !== 'EEXIST') throw error
  }
  await syncFolders(folder, made?.length && made.length <= root.length ? dirname(made) : root)
}

/** Names are on the disk only once their folders are: from the deepest up to `top`. */
async function syncFolders(folder: string, top: string): Promise<void> {
  // Windows cannot open a folder; its file system writes names by itself.
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
  if (folder !== top && dirname(folder) !== folder) await syncFolders(dirname(folder), top)
}
