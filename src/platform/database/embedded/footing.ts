import { execFile, type SpawnOptions } from 'node:child_process'
import { chown, cp, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { unavailable } from '../../problem.ts'
import { type Account, accounts, isRoot } from './account.ts'
import { type Binaries, binariesIn } from './binaries.ts'

/** Where PostgreSQL's programs and data lie, and how its programs are run so that they reach both. */
export interface Footing {
  binaries: Binaries
  /** The cluster's own folder, links resolved; it may not exist yet. */
  data: string
  account?: Account
  /** The command line, and options for spawn, that run a program on this footing. */
  command(program: string, args: string[]): [string, string[], SpawnOptions]
}

/** What PostgreSQL's programs see of our environment: nothing that could change how they work. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

type Way = (account: Account) => Footing['command']

const plainly: Way = (account) => (program, args) => [program, args, { uid: account.uid, gid: account.gid }]

/**
 * As the other user, but with one right of root kept: to reach (or also to run) files in folders that are
 * closed to others. A clone under /root, or in a folder of mode 0700, is such a place.
 */
const withRight =
  (capability: string): Way =>
  (account) =>
  (program, args) => [
    'setpriv',
    [
      `--reuid=${account.uid}`,
      `--regid=${account.gid}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup', // without it access(2), which PostgreSQL asks, forgets the right
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      program,
      ...args
    ],
    {}
  ]

/** Where root is the only user there is (some containers), it may still appear as another one. */
const disguised: Way = (account) => (program, args) => [
  'unshare',
  ['--user', `--map-user=${account.uid}`, `--map-group=${account.gid}`, program, ...args],
  {}
]

const ways: Way[] = [plainly, withRight('dac_read_search'), withRight('dac_override')]

/**
 * Finds out how PostgreSQL can run here. For a usual user that is plain; root needs another user, and when
 * that user cannot reach the folder by any right, programs and data move to a place of their own.
 * @throws Problem 503 when root cannot become anyone else
 */
export async function findFooting(
  dataDir: string,
  binaries: Binaries,
  progress: (message: string) => void
): Promise<Footing> {
  const link = join(dataDir, 'postgres')
  const data = await realpath(link).catch(() => link)
  if (!isRoot) {
    const footing: Footing = { binaries, data, command: (program, args) => [program, args, {}] }
    if (await works(footing, dataDir)) return footing
    throw unavailable('database.binaries.unusable', { program: binaries.postgres })
  }
  const candidates: Account[] = []
  for await (const account of accounts(dataDir, data)) {
    candidates.push(account)
    for (const way of ways) {
      const footing = { binaries, data, account, command: way(account) }
      if (await works(footing, data === link ? dataDir : data)) return footing
    }
    const moved = { binaries: besides(data), data, account, command: plainly(account) }
    if (data !== link && (await works(moved, data))) return moved
  }
  for (const account of candidates) {
    const footing = { binaries, data, command: disguised(account) } // its files stay root's, no account
    if (await works(footing, dataDir)) return footing
  }
  for (const account of candidates) {
    const footing = await elsewhere(dataDir, binaries, account)
    if (!footing) continue
    progress(`${dataDir} is closed to the user that runs PostgreSQL; its data is kept in ${footing.data}`)
    return footing
  }
  throw unavailable('database.root', { folder: dataDir })
}

/** Whether PostgreSQL finds itself, its user's name and all its files on this footing, and the folder. */
async function works(footing: Footing, folder: string): Promise<boolean> {
  const { initdb } = footing.binaries
  const [command, args, options] =
    process.platform === 'win32'
      ? footing.command(initdb, ['-V'])
      : footing.command('sh', ['-c', 'cd "$1" && exec "$2" -s -D "$1"', 'sh', folder, initdb])
  try {
    await promisify(execFile)(command, args, { ...(options as object), env: plainEnvironment(), cwd: '/' })
    return true
  } catch {
    return false
  }
}

/** Programs copied, data linked: `<dataDir>/postgres` then points to a folder that others may enter. */
async function elsewhere(
  dataDir: string,
  binaries: Binaries,
  account: Account
): Promise<Footing | undefined> {
  const link = join(dataDir, 'postgres')
  if (await stat(link).catch(() => undefined)) return undefined // existing data is never moved
  let place: string | undefined
  try {
    await mkdir('/var/lib/haicap', { recursive: true, mode: 0o755 })
    place = await mkdtemp('/var/lib/haicap/')
    const data = join(place, 'postgres')
    const copy = besides(data)
    await cp(binaries.folder, copy.folder, { recursive: true, verbatimSymlinks: true })
    await promisify(execFile)('chmod', ['-R', 'a+rX', place])
    await mkdir(data, { mode: 0o700 })
    await chown(data, account.uid, account.gid)
    const footing = { binaries: copy, data, account, command: plainly(account) }
    if (!(await works(footing, data))) throw new Error('not there either')
    await symlink(data, link)
    return footing
  } catch {
    if (place) await rm(place, { recursive: true, force: true })
    return undefined
  }
}

/** The copy of the programs that lies beside data kept elsewhere. */
function besides(data: string): Binaries {
  return binariesIn(join(dirname(data), 'native'))
}
