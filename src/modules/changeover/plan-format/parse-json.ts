import { checkDocument } from './check-document.ts'
import { operationColumns } from './csv/columns.ts'
import { readOperations } from './csv/read-operations.ts'
import { nearest, problemAt, type Source } from './source/problems.ts'
import { readJson } from './source/read-json.ts'
import { readTable } from './source/read-table.ts'
import type { ParsedPlan } from './types.ts'

/** Text of a file beside the plan, by the name that the plan gives; undefined when there is none. */
export type Companions = (name: string) => string | undefined

/**
 * Reads a plan in JSON. Its operations may lie in CSV files beside it (`operations_csv`), which `companions` gives.
 * Never throws for what a file may hold: all problems are in the answer, with line and column.
 */
export function parsePlanJson(text: string, fileName: string, companions?: Companions): ParsedPlan {
  const source = readJson(text, fileName)
  return checkDocument(withOperationsFromCsv(source, fileName, companions), fileName)
}

function withOperationsFromCsv(source: Source, fileName: string, companions?: Companions): Source {
  const { value } = source
  if (value === null || typeof value !== 'object' || !('operations_csv' in value)) return source
  const { operations_csv: named, ...rest } = value
  const operations: unknown[] =
    'operations' in rest && Array.isArray(rest.operations) ? [...rest.operations] : []
  const problems = [...source.problems]
  const places = new Map(source.places)
  for (const [at, name] of (Array.isArray(named) ? named : [named]).entries()) {
    const place = {
      file: fileName,
      line: 1,
      column: 1,
      ...nearest(places, Array.isArray(named) ? `operations_csv.${at}` : 'operations_csv')
    }
    const csv = typeof name === 'string' ? companions?.(name) : undefined
    if (csv === undefined) {
      const key = companions ? 'plan-format.no_operations_file' : 'plan-format.operations_elsewhere'
      problems.push(problemAt(place, key, { name: String(name) }))
      continue
    }
    const read = readOperations(
      readTable(csv, String(name), operationColumns),
      String(name),
      operations.length
    )
    problems.push(...read.problems)
    operations.push(...read.value)
    for (const [path, where] of read.places) places.set(path, where)
  }
  return { value: { ...rest, operations }, places, problems }
}
