import {
  type CsvRow,
  type CsvTable,
  listIn,
  numberIn,
  type Place,
  type Problems,
  quoted,
  readCsv,
  type TableRow,
  tableOf,
  yesNoIn
} from './file/index.ts'
import {
  type ColumnMap,
  fromColumns,
  intoColumns,
  operationColumns,
  tableColumns
} from './operation-columns.ts'

type Raw = Record<string, unknown>

/** Operations in the shape of the JSON format, not yet checked, and where their values stand in the table. */
export interface OperationTable {
  operations: Raw[]
  /** `rest` is the path inside the operation, such as `from.0.code`; '' means the operation's first line. */
  placeOf(index: number, rest: string): Place
}

/** Reads a table of operations: one line for each pair of what is taken and what is made. */
export function readOperationTable(
  input: string | Uint8Array,
  file: string,
  problems: Problems
): OperationTable {
  return operationsOf(readCsv(input, file, problems), file, problems)
}

/** As readOperationTable, for rows read already; the first is the header. */
export function operationsOf(rows: CsvRow[] | undefined, file: string, problems: Problems): OperationTable {
  if (!rows) return { operations: [], placeOf: () => ({ file, line: 1, column: 1 }) }
  const table = tableOf(rows, tableColumns, file, problems)
  const drafts = new Map<string, Draft>()
  for (const row of table.rows) {
    const id = row.cells.operation
    if (id === undefined) {
      const at = { file, line: row.line, column: Math.max(1, table.columns.indexOf('operation') + 1) }
      problems.add(at, 'plan-format.missing', { field: 'operation', value: '' })
      continue
    }
    const draft = drafts.get(id) ?? new Draft(id, row.line, table, file, problems)
    drafts.set(id, draft)
    draft.add(row)
  }
  const all = [...drafts.values()]
  return {
    operations: all.map((draft) => draft.operation()),
    placeOf: (index, rest) => all[index]?.placeOf(rest) ?? { file, line: 1, column: 1 }
  }
}

/** An operation as its lines are read one after the other. */
class Draft {
  readonly #places = new Map<string, Place>()
  readonly #operation: Raw
  readonly #from = new Map<string, { at: number; entry: Raw; targets: Set<string> }>()
  readonly #into = new Map<string, { at: number; entry: Raw }>()
  readonly #first: Place
  readonly #table: CsvTable
  readonly #file: string
  readonly #problems: Problems

  constructor(id: string, line: number, table: CsvTable, file: string, problems: Problems) {
    this.#operation = { id }
    this.#table = table
    this.#file = file
    this.#problems = problems
    this.#first = this.#place(line, 'operation')
  }

  add(row: TableRow): void {
    this.#merge(this.#operation, row, operationColumns, '')
    const target = this.#addInto(row)
    if (!Object.keys(fromColumns).some((column) => column in row.cells)) return
    const key = JSON.stringify(Object.keys(fromColumns).map((column) => row.cells[column]))
    const known = this.#from.get(key) ?? { at: this.#from.size, entry: {}, targets: new Set<string>() }
    const path = `from.${known.at}`
    this.#merge(known.entry, row, fromColumns, `${path}.`)
    if (!this.#places.has(path)) this.#places.set(path, this.#place(row.line, 'from_code'))
    if (target !== undefined) {
      if (!known.targets.has(target)) {
        const column = row.cells.into_code === undefined ? 'continues' : 'into_code'
        this.#places.set(`${path}.into.${known.targets.size}`, this.#place(row.line, column))
      }
      known.targets.add(target)
    }
    this.#from.set(key, known)
  }

  operation(): Raw {
    const into = [...this.#into.values()].map(({ entry }) => entry)
    const from = [...this.#from.values()].map(({ entry, targets }) => {
      // Naming all targets is the same as naming none.
      const named = targets.size > 0 && targets.size < into.length && !targets.has('')
      return named ? { ...entry, into: [...targets] } : entry
    })
    return { ...this.#operation, from, into }
  }

  placeOf(rest: string): Place {
    let path = rest
    while (path && !this.#places.has(path)) path = path.slice(0, Math.max(0, path.lastIndexOf('.')))
    return this.#places.get(path) ?? this.#first
  }

  /** Out: what the line's target is called in `from.into`; undefined when the line names none. */
  #addInto(row: TableRow): string | undefined {
    if (!Object.keys(intoColumns).some((column) => column in row.cells)) return undefined
    const key = row.cells.into_code ?? row.cells.continues ?? ''
    const { at, entry } = this.#into.get(key) ?? { at: this.#into.size, entry: {} }
    this.#into.set(key, { at, entry })
    const path = `into.${at}`
    if (!this.#places.has(path)) this.#places.set(path, this.#place(row.line, 'into_code'))
    this.#merge(entry, row, intoColumns, `${path}.`)
    return key
  }

  /** Takes over what a line says; a line may repeat what an earlier one said, but not contradict it. */
  #merge(into: Raw, row: TableRow, columns: ColumnMap, path: string): void {
    for (const [column, { key, type }] of Object.entries(columns)) {
      const cell = row.cells[column]
      if (cell === undefined) continue
      const at = this.#place(row.line, column)
      const value =
        type === 'number'
          ? numberIn(cell, column, at, this.#problems)
          : type === 'yes_no'
            ? yesNoIn(cell, column, at, this.#problems)
            : type === 'list'
              ? listIn(cell)
              : cell
      if (value === undefined) continue
      if (key in into && JSON.stringify(into[key]) !== JSON.stringify(value)) {
        const { line } = this.#places.get(`${path}${key}`) ?? this.#first
        this.#problems.add(at, 'plan-format.contradicts', { field: column, value: quoted(cell), line })
      } else if (!(key in into)) {
        into[key] = value
        this.#places.set(`${path}${key}`, at)
      }
    }
  }

  #place(line: number, column: string): Place {
    return { file: this.#file, line, column: Math.max(1, this.#table.columns.indexOf(column) + 1) }
  }
}
