import { checkDocument, planFormat } from '../check-document.ts'
import { problemAt, type Source } from '../source/problems.ts'
import { readTable, type Table } from '../source/read-table.ts'
import type { ParsedPlan } from '../types.ts'
import { operationColumns } from './columns.ts'
import { readOperations } from './read-operations.ts'

/**
 * Reads a plan that is one CSV file: lines `#name,value` about the plan, a header, a line for each pair from -> into.
 * Never throws for what a file may hold: all problems are in the answer, with line and column.
 */
export function parsePlanCsv(text: string, fileName: string): ParsedPlan {
  const table = readTable(text, fileName, operationColumns)
  const operations = readOperations(table, fileName)
  const about = readNotes(table, fileName)
  if (!table.rows.length && operations.problems.length)
    return checkDocument({ ...operations, value: undefined }, fileName)
  return checkDocument(
    {
      value: { ...(about.value as object), operations: operations.value },
      places: new Map([...about.places, ...operations.places]),
      problems: [...operations.problems, ...about.problems]
    },
    fileName
  )
}

const decisionKeys = 'number|issuer|issued_on|effective_on|title|source|demonstration'
const noteName = new RegExp(
  `^(format|title|effective_on|propose|announced\\.[\\w.]+|decision\\.(${decisionKeys})|decisions\\.\\d+\\.(${decisionKeys}))$`
)

function readNotes(table: Table, file: string): Source {
  const value: Record<string, unknown> = { format: planFormat, decision: {} }
  const source: Source = { value, places: new Map([['', { file, line: 1, column: 1 }]]), problems: [] }
  const decisions = new Map<string, Record<string, unknown>>()
  for (const [name, { value: text, line }] of table.notes) {
    const place = { file, line, column: 2 }
    if (!noteName.test(name)) {
      source.problems.push(problemAt({ ...place, column: 1 }, 'plan-format.unknown_note', { name }))
      continue
    }
    const [head = '', second = '', third = ''] = name.split('.')
    const content = convert(name, text)
    if (text === '') continue
    if (head === 'announced')
      value.announced = { ...(value.announced as object), [name.slice(head.length + 1)]: content }
    else if (head === 'decision') Object.assign(value.decision as object, { [second]: content })
    else if (head === 'decisions') {
      const decision = decisions.get(second) ?? {}
      decisions.set(second, Object.assign(decision, { [third]: content }))
      source.places.set(`decisions.${[...decisions.keys()].indexOf(second)}.${third}`, place)
    } else value[head] = content
    if (head !== 'decisions') source.places.set(name, place)
  }
  if (decisions.size) value.decisions = [...decisions.values()]
  return source
}

function convert(name: string, text: string): unknown {
  if (name.startsWith('announced.')) return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
  if (name === 'propose' || name.endsWith('.demonstration'))
    return { yes: true, true: true, no: false, false: false }[text] ?? text
  return text
}
