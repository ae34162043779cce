import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { projectDir } from '../../src/platform/config.ts'

export interface SourceFile {
  /** Relative to the project, with `/`. */
  path: string
  text: string
  /** Relative imports, resolved to paths like `path`. */
  imports: string[]
}

const importPattern = /(?:\bfrom|\bimport)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g

/** Every TypeScript and SQL file below `src`, tests and examples as well. */
export function sourceFiles(): SourceFile[] {
  return globSync('src/**/*.{ts,tsx,sql}', { cwd: projectDir }).map((found) => {
    const path = found.replaceAll('\\', '/')
    const text = readFileSync(join(projectDir, path), 'utf8')
    const imports = [...text.matchAll(importPattern)].map(([, target]) =>
      posix.join(dirname(path), target ?? '')
    )
    return { path, text, imports }
  })
}

/** What is not part of the program: tests, and what only they or the documentation use. */
export function isForTests(path: string): boolean {
  return /\.test\.tsx?$|\/(fixtures|examples|testing)\/|\/examples\.tsx?$/.test(path)
}

/** The text without comments: in those, examples may be named. */
export function withoutComments({ path, text }: SourceFile): string {
  if (path.endsWith('.sql')) return text.replaceAll(/--.*$/gm, '').replaceAll(/^comment on[\s\S]*?;$/gim, '')
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
}
