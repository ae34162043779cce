import { stringify } from 'csv-stringify/sync'
import { planFormat } from './check-document.ts'
import { operationColumns } from './csv/columns.ts'
import { respell, snake } from './source/spelling.ts'
import type { Operation, OperationFrom, OperationInto, PlanDocument } from './types.ts'

/** A plan as JSON; reading it again gives the same plan. */
export function planToJson(plan: PlanDocument): string {
  const { title, decision, decisions, effectiveOn, propose, announced, operations } = plan
  const written = {
    format: planFormat,
    title,
    decision,
    ...(decisions.length ? { decisions } : {}),
    effectiveOn,
    propose,
    announced,
    operations
  }
  return `${JSON.stringify(respell(written, snake), null, 2)}\n`
}

/** A plan as one CSV file, a line for each pair from -> into; reading it again gives the same plan. */
export function planToCsv(plan: PlanDocument): string {
  const notes: [string, unknown][] = [
    ['format', planFormat],
    ['title', plan.title],
    ...fieldsOf('decision', plan.decision),
    ...plan.decisions.flatMap((decision, at) => fieldsOf(`decisions.${at + 1}`, decision)),
    ['effective_on', plan.effectiveOn],
    ['propose', plan.propose],
    ...fieldsOf('announced', plan.announced)
  ]
  const rows = plan.operations.flatMap(linesOf)
  return stringify([
    ...notes.map(([name, value]) => [`#${name}`, cell(value)]),
    operationColumns.map(({ name }) => name),
    ...rows
  ])
}

function fieldsOf(prefix: string, fields: object): [string, unknown][] {
  const spell = prefix === 'announced' ? (key: string) => key : snake
  return Object.entries(fields).flatMap(([key, value]): [string, unknown][] =>
    value === undefined || value === null ? [] : [[`${prefix}.${spell(key)}`, value]]
  )
}

function linesOf(operation: Operation): string[][] {
  const described = new Set<OperationInto>()
  const line = (from?: OperationFrom, into?: OperationInto) => {
    const again = into && described.has(into)
    if (into) described.add(into)
    return lineOf(operation, from, into, !again)
  }
  const pairs = operation.from.flatMap((from) => {
    const targets = from.into
      ? operation.into.filter((into) => from.into?.includes(into.code ?? into.continues ?? ''))
      : operation.into
    return targets.length ? targets.map((into) => line(from, into)) : [line(from)]
  })
  const untouched = operation.into.filter((into) => !described.has(into)).map((into) => line(undefined, into))
  const lines = [...pairs, ...untouched]
  return lines.length ? lines : [line()]
}

/** What results is described once; further lines only name it. */
function lineOf(
  operation: Operation,
  from: OperationFrom | undefined,
  into: OperationInto | undefined,
  whole: boolean
): string[] {
  const naming = into && !whole ? (into.code ? { code: into.code } : { continues: into.continues }) : into
  const parts = {
    operation,
    from: from?.extent === 'whole' ? { ...from, extent: undefined } : from,
    into: naming
  }
  return operationColumns.map(({ part, key }) => {
    const fields = respell(parts[part] ?? {}, snake) as Record<string, unknown>
    return cell(fields[key])
  })
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(';') : String(value)
}
