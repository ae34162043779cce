import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  camelCased,
  checkValue,
  type Place,
  Problems,
  readJson,
  snakeName
} from '../../modules/changeover/index.ts'
import { invalid } from '../../platform/problem.ts'
import { settingsSchema } from './schemas.ts'
import type { LocalitySettings } from './types.ts'

const file = 'locality.json'

/** What `locality.json` says, and where each path of it stands. */
export function readSettings(
  input: Uint8Array,
  problems: Problems
): { settings?: LocalitySettings; placeOf(path: string): Place } {
  const json = readJson(input, file, problems)
  const placeOf = (path: string): Place => ({ file, line: 1, column: 1, ...json?.placeOf(snakeName(path)) })
  const checked = json && checkValue(settingsSchema, json.value, placeOf, problems)
  return { settings: checked && (camelCased(checked) as LocalitySettings), placeOf }
}

/**
 * Name, time zone, example dates and demonstration officials of a locality, without reading its tables.
 * @throws invalid when there is no usable `locality.json`
 */
export async function localitySettings(dir: string): Promise<LocalitySettings> {
  const problems = new Problems()
  const bytes = await readFile(join(dir, file)).catch(() => undefined)
  if (!bytes) problems.add({ file }, 'locality.no_file', { name: file })
  const settings = bytes && readSettings(bytes, problems).settings
  if (!settings || problems.any)
    throw invalid('locality.invalid', { dir, count: problems.list().length }, problems.list())
  return settings
}
