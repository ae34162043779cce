import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { camel, type FileProblem, located, nearest, pathInFile, problemAt, readJson, readText, respell } from '../../modules/changeover/index.ts'
import { invalid } from '../../platform/problem.ts'
import { inputDetails, unusableText } from '../../platform/record/index.ts'
import { settingsSchema } from './schemas.ts'
import type { LocalitySettings } from './types.ts'

const file = 'locality.json'

/** What `locality.json` says, and where each path of it stands. */
export function readSettings(text: string, problems: FileProblem[]): { settings?: LocalitySettings; placeOf: (path: string) => { file: string; line: number; column: number } } {
  const source = readJson(text, file)
  const placeOf = (path: string) => nearest(source.places, pathInFile(path)) ?? { file, line: 1, column: 1 }
  problems.push(...source.problems)
  if (source.value === undefined) return { placeOf }
  const raw = respell(source.value, camel)
  const parsed = settingsSchema.safeParse(raw)
  const found = [...unusableText(raw), ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => inputDetails(issue)))]
  problems.push(...found.map((detail) => ({ ...located(detail, placeOf, file), path: file })))
  return { settings: parsed.success ? parsed.data : undefined, placeOf }
}

/**
 * Name, time zone, example dates and demonstration officials of a locality, without reading its tables.
 * @throws invalid when there is no usable `locality.json`
 */
export async function localitySettings(dir: string): Promise<LocalitySettings> {
  const problems: FileProblem[] = []
  const bytes = await readFile(join(dir, file)).catch(() => undefined)
  if (!bytes) throw invalid('locality.invalid', { dir, count: 1 }, [problemAt({ file, line: 1, column: 1 }, 'locality.no_file', { name: file })])
  const read = readText(bytes, file)
  problems.push(...read.problems)
  const { settings } = read.text === undefined ? {} : readSettings(read.text, problems)
  if (!settings || problems.length) throw invalid('locality.invalid', { dir, count: problems.length }, problems)
  return settings
}
