import { parsePlanCsv } from './parse-plan-csv.ts'
import { type ParseOptions, parsePlanJson } from './parse-plan-json.ts'
import type { ParsedPlan } from './types.ts'

/**
 * Reads a plan from the bytes of a file: JSON or CSV, told by the name's ending, else by how the text begins.
 * Never throws for bad input.
 */
export function parsePlan(bytes: Uint8Array, fileName: string, options?: ParseOptions): ParsedPlan {
  const [, ending] = /\.(json|csv)$/i.exec(fileName) ?? []
  const beginning = () => new TextDecoder().decode(bytes.subarray(0, 1024))
  const isJson = ending ? ending.toLowerCase() === 'json' : /^\s*[{[]/.test(beginning())
  return isJson ? parsePlanJson(bytes, fileName, options) : parsePlanCsv(bytes, fileName)
}
