import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { projectDir } from '../config.ts'
import { invalid, type ProblemDetail } from '../problem.ts'

/** One step of the database's making: plain SQL of one room. */
export interface Migration {
  name: string
  /** Relative to the project, for messages. */
  file: string
  text: string
  sha256: string
}

const pattern = /^\d{12}_[a-z0-9]+(_[a-z0-9]+)+\.sql$/

/**
 * Every migration of every room, in the order of the times in their names.
 * @param source the folder that holds `platform` and `modules`
 * @throws Problem 422 when a name breaks the form `YYYYMMDDHHMM_verb_thing.sql` or occurs twice
 */
export async function findMigrations(source = join(projectDir, 'src')): Promise<Migration[]> {
  const files = globSync(['platform/*/migrations/*.sql', 'modules/*/migrations/*.sql'], { cwd: source })
  const migrations = await Promise.all(files.map((file) => readMigration(join(source, file))))
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
  const problems = migrations.flatMap((migration, index): ProblemDetail[] => {
    const at = { path: migration.file, params: { file: migration.file } }
    if (!pattern.test(migration.name)) return [{ ...at, messageKey: 'database.migration.misnamed' }]
    if (migrations[index - 1]?.name === migration.name) {
      return [{ ...at, messageKey: 'database.migration.twice' }]
    }
    return []
  })
  if (problems.length > 0) throw invalid('database.migration.unusable', {}, problems)
  return migrations
}

async function readMigration(path: string): Promise<Migration> {
  // A checkout may turn line ends into CRLF; the file is still the same.
  const text = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
  return {
    name: basename(path),
    file: relative(projectDir, path).split(sep).join('/'),
    text,
    sha256: createHash('sha256').update(text).digest('hex')
  }
}
