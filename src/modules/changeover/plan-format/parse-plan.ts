import { parsePlanCsv } from './parse-plan-csv.ts'
import { type ParseOptions, parsePlanJson } from './parse-plan-json.ts'
import type { ParsedPlan } from './types.ts'

/**
 * Reads a plan from the bytes of a file: JSON or CSV, told by the name's ending, else by how the text begins.
 * Never throws for bad input.
 */
export function parsePlan(bytes: Uint8Array, fileName: string, options?: ParseOptions): ParsedPlan {
  const [, ending] = /\.(json|csv)$/i.exec(fileName) ?? []
  // Whether it is UTF-16 does not matter for its first sign.
  const beginning = () => new TextDecoder().decode(bytes.subarray(0, 1024)).replace(/[\0\uFEFF\uFFFD]/g, '')
  const isJson = ending ? ending.toLowerCase() === 'json' : /^\s*[{[]/.test(beginning())
  return isJson ? parsePlanJson(bytes, fileName, options) : parsePlanCsv(bytes, fileName)
}
