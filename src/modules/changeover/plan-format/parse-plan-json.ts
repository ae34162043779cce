import { checkPlan } from './check-plan.ts'
import { checkValue, type Place, Problems, readJson } from './file/index.ts'
import { type OperationTable, readOperationTable } from './operation-table.ts'
import { type PlanFile, planOf, planSchema } from './plan-schema.ts'
import type { ParsedPlan } from './types.ts'

export interface ParseOptions {
  /**
   * Gives the files that a plan names in `operations_csv`, by the name that stands there; undefined when there is no
   * such file. Without it, a plan must hold its operations itself (as when a single file is uploaded).
   */
  sidecar?: (name: string) => string | Uint8Array | undefined
}

/**
 * Reads a plan in JSON (`haicap.plan/1`). In: the file's bytes, or its text; its name for the messages.
 * Out: the plan if it is sound, and every problem with line and column. Never throws for bad input.
 */
export function parsePlanJson(
  input: string | Uint8Array,
  fileName: string,
  { sidecar }: ParseOptions = {}
): ParsedPlan {
  const problems = new Problems()
  const json = readJson(input, fileName, problems)
  if (!json) return { problems: problems.list(), placeOf: () => undefined }
  const ownPlace = (path: string): Place => ({ file: fileName, ...json.placeOf(path) })
  const { value, tables, own } = withTables(json.value, sidecar, ownPlace, problems)
  const placeOf = (path: string): Place => placeInTables(path, own, tables) ?? ownPlace(path)
  const file = checkValue(planSchema, value, placeOf, problems)
  const plan = file && planOf(file as PlanFile)
  if (plan) checkPlan(plan, placeOf, problems)
  return { ...(plan && !problems.any ? { plan } : {}), problems: problems.list(), placeOf }
}

/** Puts the operations of the tables named in `operations_csv` behind those of the file itself. */
function withTables(
  value: unknown,
  sidecar: ParseOptions['sidecar'],
  placeOf: (path: string) => Place,
  problems: Problems
): { value: unknown; tables: OperationTable[]; own: number } {
  if (typeof value !== 'object' || value === null || !('operations_csv' in value))
    return { value, tables: [], own: 0 }
  const { operations_csv: named, ...plan } = value as Record<string, unknown>
  const own = Array.isArray(plan.operations) ? plan.operations : []
  const tables: OperationTable[] = []
  const names = Array.isArray(named) ? named : [named]
  names.forEach((name, at) => {
    const path = Array.isArray(named) ? `operations_csv.${at}` : 'operations_csv'
    const input = typeof name === 'string' ? sidecar?.(name) : undefined
    if (input === undefined)
      problems.add(placeOf(path), 'plan-format.no_sidecar', { name: String(name) }, path)
    else tables.push(readOperationTable(input, String(name), problems))
  })
  const operations = [...own, ...tables.flatMap((table) => table.operations)]
  return { value: { ...plan, operations }, tables, own: own.length }
}

/** `operations.7.act` stands in the second table when the file itself and the first hold fewer than eight. */
function placeInTables(path: string, own: number, tables: OperationTable[]): Place | undefined {
  const [, index, rest = ''] = /^operations\.(\d+)\.?(.*)$/.exec(path) ?? []
  let at = Number(index) - own
  if (index === undefined || at < 0) return undefined
  for (const table of tables) {
    if (at < table.operations.length) return table.placeOf(at, rest)
    at -= table.operations.length
  }
  return undefined
}
