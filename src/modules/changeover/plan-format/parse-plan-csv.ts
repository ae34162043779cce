import { checkPlan } from './check-plan.ts'
import {
  type CsvRow,
  checkValue,
  numberIn,
  type Place,
  Problems,
  quoted,
  readCsv,
  yesNoIn
} from './file/index.ts'
import { operationsOf } from './operation-table.ts'
import { planOf, planSchema } from './plan-schema.ts'
import type { ParsedPlan } from './types.ts'

type Raw = Record<string, unknown>
const decisionKeys = 'number|issuer|issued_on|effective_on|title|source|demonstration'
/** The lines before the table: `#title,…`, `#decision.number,…`, `#decisions.1.number,…`, `#announced.units.communes,99`. */
const headLine = new RegExp(
  `^#(title|effective_on|propose|decision\\.(?:${decisionKeys})|decisions\\.\\d+\\.(?:${decisionKeys})|announced\\.(?:.+))$`
)

/**
 * Reads a plan in CSV: lines that begin with `#` about the plan, then the table of operations.
 * In: the file's bytes or text; its name for the messages. Out: the plan if it is sound, and every problem with the
 * line and the number of the column. Never throws for bad input.
 */
export function parsePlanCsv(input: string | Uint8Array, fileName: string): ParsedPlan {
  const problems = new Problems()
  const rows = readCsv(input, fileName, problems)
  if (!rows) return { problems: problems.list(), placeOf: () => undefined }
  const tableAt = rows.findIndex((row) => !row.cells[0]?.trim().startsWith('#'))
  const head = readHead(tableAt < 0 ? rows : rows.slice(0, tableAt), fileName, problems)
  const table = operationsOf(tableAt < 0 ? [] : rows.slice(tableAt), fileName, problems)
  const placeOf = (path: string): Place => {
    const [, index, rest = ''] = /^operations\.(\d+)\.?(.*)$/.exec(path) ?? []
    return index === undefined ? head.placeOf(path) : table.placeOf(Number(index), rest)
  }
  const value = { format: 'haicap.plan/1', ...head.plan, operations: table.operations }
  const file = checkValue(planSchema, value, placeOf, problems)
  const plan = file && planOf(file)
  if (plan) checkPlan(plan, placeOf, problems)
  return { ...(plan && !problems.any ? { plan } : {}), problems: problems.list(), placeOf }
}

function readHead(rows: CsvRow[], file: string, problems: Problems) {
  const plan: Raw = { decision: {} }
  const decisions = new Map<string, Raw>()
  const announced: Raw = {}
  const places = new Map<string, Place>()
  for (const { line, cells } of rows) {
    const name = cells[0]?.trim() ?? ''
    const cell = cells[1]?.trim() ?? ''
    const at = { file, line, column: 2 }
    const key = headLine.exec(name)?.[1]
    if (key === undefined) {
      problems.add({ ...at, column: 1 }, 'plan-format.unknown_key', { key: quoted(name) })
      continue
    }
    if (cell === '') continue
    const [group = '', ...rest] = key.split('.')
    if (group === 'announced') {
      announced[rest.join('.')] = numberIn(cell, name, at, problems)
      places.set(`announced.${rest.join('.')}`, at)
    } else if (group === 'decisions') {
      const decision = decisions.get(rest[0] ?? '') ?? {}
      decisions.set(rest[0] ?? '', decision)
      const position = [...decisions.keys()].indexOf(rest[0] ?? '')
      setField(decision, rest[1] ?? '', `decisions.${position}.${rest[1]}`)
    } else setField(group === 'decision' ? (plan.decision as Raw) : plan, rest[0] ?? group, key)

    function setField(owner: Raw, field: string, path: string): void {
      if (field in owner) problems.add({ ...at, column: 1 }, 'plan-format.duplicate_key', { key: name })
      const isFlag = field === 'demonstration' || field === 'propose'
      owner[field] = isFlag ? yesNoIn(cell, name, at, problems) : cell
      places.set(path, at)
    }
  }
  return {
    plan: { ...plan, decisions: [...decisions.values()], announced },
    placeOf: (path: string): Place => places.get(path) ?? { file, line: 1, column: 1 }
  }
}
