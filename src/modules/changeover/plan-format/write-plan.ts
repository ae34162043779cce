import { stringify } from 'csv-stringify/sync'
import { guardFormula } from '../../../platform/text-file/index.ts'
import type { DecisionInput, Operation } from '../../organization/index.ts'
import {
  type CellType,
  type ColumnMap,
  columnOrder,
  fromColumns,
  intoColumns,
  operationColumns
} from './operation-columns.ts'
import { snakeName } from './plan-schema.ts'
import type { PlanDocument } from './types.ts'

type Raw = Record<string, unknown>
type Line = Record<string, string>

/** The plan as a JSON file (`haicap.plan/1`); parsePlanJson reads the same plan out of it. */
export function planToJson(plan: PlanDocument): string {
  const file = {
    format: 'haicap.plan/1',
    title: plan.title,
    decision: Object.keys(defined(plan.decision)).length > 1 ? inFile(plan.decision) : plan.decision.number,
    ...(plan.decisions.length > 0 ? { decisions: plan.decisions.map(inFile) } : {}),
    effective_on: plan.effectiveOn,
    propose: plan.propose,
    ...(Object.keys(plan.announced).length > 0 ? { announced: plan.announced } : {}),
    operations: plan.operations.map(operationInFile)
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** The plan as a stand-alone CSV file; parsePlanCsv reads the same plan out of it. */
export function planToCsv(plan: PlanDocument): string {
  const head: string[][] = [['#title', plan.title], ...decisionLines('#decision', plan.decision)]
  plan.decisions.forEach((decision, at) => {
    head.push(...decisionLines(`#decisions.${at + 1}`, decision))
  })
  head.push(['#effective_on', plan.effectiveOn], ['#propose', yesNo(plan.propose)])
  for (const [figure, value] of Object.entries(plan.announced))
    head.push([`#announced.${figure}`, String(value)])
  const lines = plan.operations.flatMap(linesOf)
  const used = new Set(['operation', 'clause', 'act', 'unit', 'from_code', 'into_code'])
  for (const line of lines) for (const column of Object.keys(line)) used.add(column)
  const columns = columnOrder.filter((column) => used.has(column))
  return stringify([...head, columns, ...lines.map((line) => columns.map((column) => line[column] ?? ''))])
}

function decisionLines(prefix: string, decision: DecisionInput): string[][] {
  return Object.entries(inFile(decision)).map(([key, value]) => [
    `${prefix}.${key}`,
    typeof value === 'boolean' ? yesNo(value) : String(value)
  ])
}

/** One line for each pair of what is taken and what is made; what a target is like stands on its first line. */
function linesOf(operation: Operation): Line[] {
  const { from, into, id } = operationInFile(operation) as { from: Raw[]; into: Raw[]; id: string }
  const nameOf = (target: Raw) => String(target.code ?? target.continues ?? '')
  const targets = new Map(into.map((target) => [nameOf(target), target]))
  const told = new Set<string>()
  const lines: Line[] = []
  const add = (entry: Raw, name: string | undefined) => {
    const target = name === undefined ? undefined : targets.get(name)
    const line: Line = { operation: id, ...cellsOf(entry, fromColumns) }
    // Every line says act and unit, so that each can be read, sorted and filtered by itself.
    const always = { ...operation, note: lines.length > 0 ? undefined : operation.note } as Raw
    Object.assign(line, cellsOf(always, operationColumns))
    if (target && name !== undefined)
      Object.assign(line, told.has(name) ? shortOf(target) : cellsOf(target, intoColumns))
    if (name !== undefined) told.add(name)
    lines.push(line)
  }
  for (const entry of from) {
    const names = (entry.into as string[] | undefined) ?? [...targets.keys()]
    if (names.length === 0) add(entry, undefined)
    for (const name of names) add(entry, name)
  }
  for (const name of targets.keys()) if (!told.has(name)) add({}, name)
  if (lines.length === 0) add({}, undefined)
  return lines
}

function shortOf(target: Raw): Line {
  const { code, continues } = target
  return cellsOf(code === undefined ? { continues } : { code }, intoColumns)
}

function cellsOf(values: Raw, columns: ColumnMap): Line {
  const line: Line = {}
  for (const [column, { key, type }] of Object.entries(columns)) {
    const value = values[key]
    if (value !== undefined && !(key === 'extent' && value === 'whole')) line[column] = cellOf(value, type)
  }
  return line
}

function cellOf(value: unknown, type: CellType): string {
  if (type === 'yes_no') return yesNo(value === true)
  if (type === 'number') return String(value)
  return guardFormula(type === 'list' ? (value as string[]).join(';') : String(value))
}

const yesNo = (value: boolean) => (value ? 'yes' : 'no')

function operationInFile(operation: Operation): Raw {
  const { from, into, ...rest } = operation
  return { ...inFile(rest), from: from.map(fromInFile), into: into.map((target) => inFile(target)) }
}

function fromInFile({ extent, ...rest }: Operation['from'][number]): Raw {
  return inFile(extent === 'whole' ? rest : { ...rest, extent })
}

/** Names as the file has them; what is not said is left out. */
function inFile(value: object): Raw {
  return Object.fromEntries(Object.entries(defined(value)).map(([key, inner]) => [snakeName(key), inner]))
}

function defined(value: object): Raw {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined))
}
