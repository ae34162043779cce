import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The user of the operating system that PostgreSQL runs as; it refuses to run as root. */
export interface Account {
  uid: number
  gid: number
}

export const isRoot = process.getuid?.() === 0

/**
 * Who PostgreSQL may run as when we are root, the fittest first: the owner of the data, the owner of the
 * folder around it, a system user for databases, a new one, `nobody`.
 */
export async function* accounts(dataDir: string, data: string): AsyncGenerator<Account> {
  const owner = await ownerOf(data)
  if (owner && owner.uid !== 0) {
    yield owner
    return
  }
  const around = await ownerOfNearest(dataDir)
  if (around && around.uid !== 0) yield around

  const known = (await named('postgres')) ?? (await named('haicap'))
  if (known) yield known
  else {
    const made = await makeUser()
    if (made) yield made
  }
  const nobody = await named('nobody')
  if (nobody) yield nobody
}

async function ownerOf(path: string): Promise<Account | undefined> {
  const found = await stat(path).catch(() => undefined)
  // The user's own group rather than the file's, which may be root's.
  return found && ((await named(String(found.uid))) ?? { uid: found.uid, gid: found.gid })
}

async function ownerOfNearest(path: string): Promise<Account | undefined> {
  const owner = await ownerOf(path)
  if (owner || dirname(path) === path) return owner
  return ownerOfNearest(dirname(path))
}

async function named(name: string): Promise<Account | undefined> {
  const id = (option: string) => run('id', [option, name]).then(({ stdout }) => Number(stdout))
  try {
    return { uid: await id('-u'), gid: await id('-g') }
  } catch {
    return undefined
  }
}

async function makeUser(): Promise<Account | undefined> {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'haicap'],
    ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', 'haicap'] // busybox
  ] as const
  for (const [command, ...args] of ways) {
    const made = await run(command, args).then(
      () => true,
      () => false
    )
    if (made) return named('haicap')
  }
  return undefined
}
