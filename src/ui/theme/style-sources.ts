import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder of an installed package. Errors: when it is not installed. */
export function packageFolder(name: string): string {
  const description = findPackageJSON(name, import.meta.url)
  if (!description) throw new Error(`The package ${name} is not installed: run npm install`)
  return dirname(description)
}

/** What the style is made of: a hash over our files and the versions of the tools. */
export async function hashStyleSources(uiFolder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const name of ['govuk-frontend', 'sass']) {
    const { version } = JSON.parse(await readFile(join(packageFolder(name), 'package.json'), 'utf8'))
    hash.update(`${name} ${version}\n`)
  }
  const files: string[] = []
  for await (const file of glob('*/*.scss', { cwd: uiFolder })) files.push(file)
  for (const file of files.sort()) hash.update(`${file}\n`).update(await readFile(join(uiFolder, file)))
  return hash.digest('hex').slice(0, 16)
}
