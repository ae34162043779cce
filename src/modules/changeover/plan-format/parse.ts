import { parsePlanCsv } from './csv/parse-csv.ts'
import { type Companions, parsePlanJson } from './parse-json.ts'
import { readText } from './source/read-text.ts'
import type { ParsedPlan } from './types.ts'

/**
 * Reads a plan from the bytes of a file: JSON or CSV, told by the name's ending, else by how the text begins.
 * Bytes that are no UTF-8 text, or more than 20 MB, are a problem like any other.
 */
export function parsePlan(bytes: Uint8Array, fileName: string, companions?: Companions): ParsedPlan {
  const { text, problems } = readText(bytes, fileName)
  if (text === undefined) return { problems, placeOf: () => undefined }
  const [, ending] = /\.(json|csv)$/i.exec(fileName) ?? []
  const isJson = ending ? ending.toLowerCase() === 'json' : /^\s*[{[]/.test(text)
  return isJson ? parsePlanJson(text, fileName, companions) : parsePlanCsv(text, fileName)
}
