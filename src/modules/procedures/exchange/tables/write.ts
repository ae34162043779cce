import { stringify } from 'csv-stringify/sync'
import { zipSync } from 'fflate'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { CatalogueVersion } from '../../catalogue.ts'
import { exportCatalogue } from '../export.ts'
import { cellOf, type Separator, separators } from './cells.ts'
import { columnsOf, keyColumns, type TableName, tableNames } from './format.ts'

/** The catalogue as a zipped folder of tables, for spreadsheets: out, worked on, and in again. */
export async function exportTables(
  tx: Snapshot,
  options: { drafts: boolean; separator: Separator }
): Promise<Buffer> {
  const { procedures } = await exportCatalogue(tx, options)
  const versions = procedures.flatMap(({ key, versions }) =>
    versions.map((version) => ({ key, version: version as CatalogueVersion }))
  )
  const files = tableNames.map((name) => {
    const rows = versions.flatMap(({ key, version }) =>
      rowsOf(name, version).map((row) => [
        key,
        String(version.number),
        ...columnsOf[name].map(({ path }) => cellOf(at(row, path), options.separator))
      ])
    )
    const headings = [...keyColumns, ...columnsOf[name]].map(({ heading }) => heading)
    const text = stringify([headings, ...rows], { bom: true, delimiter: separators[options.separator] })
    return [`${name}.csv`, new TextEncoder().encode(text)] as const
  })
  return Buffer.from(zipSync(Object.fromEntries(files)))
}

function rowsOf(name: TableName, version: CatalogueVersion): object[] {
  return name === 'procedures' ? [version] : version[name]
}

function at(row: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
      row
    )
}
