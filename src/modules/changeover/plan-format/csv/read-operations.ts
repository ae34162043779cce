import { problemAt, type Source } from '../source/problems.ts'
import type { Row, Table } from '../source/read-table.ts'
import { type OperationColumn, operationColumns } from './columns.ts'

type Part = Record<string, unknown>
interface Draft {
  at: number
  operation: Part
  from: Map<string, { entry: Part; targets: Set<string> }>
  into: Map<string, Part>
}

/**
 * Gathers lines (one for each pair from -> into) into operations in the shape of the JSON format.
 * @param first position of the first of them among the operations of the plan
 */
export function readOperations(table: Table, file: string, first = 0): Source & { value: Part[] } {
  const source = { value: [] as Part[], places: new Map(), problems: [...table.problems] } satisfies Source
  const drafts = new Map<string, Draft>()
  for (const row of table.rows) {
    const id = String(row.cells.get('operation')?.value ?? '')
    // A line without a name is an operation of its own, so that the check can point at it.
    const key = id || `line ${row.line}`
    const draft = drafts.get(key) ?? {
      at: first + drafts.size,
      operation: {},
      from: new Map(),
      into: new Map()
    }
    drafts.set(key, draft)
    addLine(draft, row, file, source)
  }
  source.value.push(...[...drafts.values()].map(finish))
  return source
}

function addLine(draft: Draft, row: Row, file: string, source: Source): void {
  const path = `operations.${draft.at}`
  if (!source.places.has(path)) source.places.set(path, { file, line: row.line, column: 1 })
  const line = { row, file, source }
  take('operation', draft.operation, path, line)
  const from = take('from', {}, '', line)
  const into = take('into', {}, '', line)
  const target = into && addInto(draft, path, line, into)
  if (!from) return

  const key = JSON.stringify(from)
  const known = draft.from.get(key)
  const entry = known ?? { entry: from, targets: new Set<string>() }
  if (!known) {
    take('from', {}, `${path}.from.${draft.from.size}`, line)
    draft.from.set(key, entry)
  } else if (target === undefined || known.targets.has(target))
    source.problems.push(problemAt({ file, line: row.line, column: 1 }, 'plan-format.line_twice'))
  if (target !== undefined) entry.targets.add(target)
}

/** What results is described where it is named first; later lines may repeat it, not contradict it. */
function addInto(draft: Draft, path: string, line: Line, described: Part): string {
  const target = String(described.code ?? described.continues ?? '')
  const at = [...draft.into.keys()].indexOf(target)
  const entry = draft.into.get(target) ?? {}
  draft.into.set(target, entry)
  take('into', entry, `${path}.into.${at < 0 ? draft.into.size - 1 : at}`, line)
  return target
}

interface Line {
  row: Row
  file: string
  source: Source
}

/** Copies the cells of one part into it and notes their places; undefined when the part has no cell. */
function take(
  part: OperationColumn['part'],
  into: Part,
  path: string,
  { row, file, source }: Line
): Part | undefined {
  let found = false
  for (const column of operationColumns) {
    const cell = column.part === part ? row.cells.get(column.name) : undefined
    if (!cell) continue
    found = true
    const place = { file, line: row.line, column: cell.column }
    if (!(column.key in into)) {
      into[column.key] = cell.value
      if (path) source.places.set(`${path}.${column.key}`, place)
      if (path && !source.places.has(path)) source.places.set(path, place)
    } else if (JSON.stringify(into[column.key]) !== JSON.stringify(cell.value))
      source.problems.push(
        problemAt(place, 'plan-format.contradiction', {
          column: column.name,
          first: said(into[column.key]),
          then: said(cell.value)
        })
      )
  }
  return found ? into : undefined
}

const said = (value: unknown) => (Array.isArray(value) ? value.join(';') : String(value))

function finish({ operation, from, into }: Draft): Part {
  const all = [...into.keys()]
  return {
    ...operation,
    from: [...from.values()].map(({ entry, targets }) =>
      targets.size === all.length ? entry : { ...entry, into: [...targets] }
    ),
    into: [...into.values()]
  }
}
