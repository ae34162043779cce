import { type Database, read } from '../../../platform/database/index.ts'
import type { T } from '../../../platform/i18n/index.ts'
import { invalid } from '../../../platform/problem.ts'
import { inputProblem } from '../../../platform/record/index.ts'
import { type Catalogue, catalogueSchema } from '../catalogue.ts'
import { catalogueOf } from './tables/catalogue.ts'
import { tablesIn } from './tables/read.ts'

/** @throws invalid with everything that is wrong with the file, each at its place */
export function catalogueIn(text: string | undefined): Catalogue {
  if (!text) throw invalid('http.error.no_file', {}, [{ path: 'file', messageKey: 'http.error.no_file' }])
  let document: unknown
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw invalid('procedures.import.unreadable', {}, [
      { path: 'file', messageKey: 'procedures.import.unreadable' }
    ])
  }
  const parsed = catalogueSchema.safeParse(document)
  if (!parsed.success) throw inputProblem(parsed.error)
  return parsed.data
}

/**
 * The catalogue of one file as it is exported (JSON), or of tables for spreadsheets: one file each (CSV), or a zipped
 * folder of them.
 * @param t says mistakes at their lines
 * @throws invalid with everything that is wrong, each at its place
 */
export async function catalogueInFiles(
  database: Database,
  files: readonly { filename: string; data: Uint8Array }[],
  t: T
): Promise<Catalogue> {
  const [first] = files
  const text = Buffer.from(first?.data.subarray(0, 100) ?? [])
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (first && files.length === 1 && text.startsWith('{'))
    return catalogueIn(Buffer.from(first.data).toString('utf8'))
  const tables = tablesIn(files)
  return read(database, (tx) => catalogueOf(tx, tables, t))
}
