import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { Power, Target } from '../../../../platform/record/index.ts'
import type { Columns } from '../columns.ts'
import type { Fault } from '../read/cell.ts'
import type { ReadRow, RowFault } from '../read/rows.ts'
import type { NamedDecision } from '../world/decisions.ts'

export const listIds = ['persons', 'posts', 'appointments', 'qualifications', 'quotas'] as const
export type ListId = (typeof listIds)[number]

export type RowState = 'new' | 'changed' | 'unchanged' | 'error'

/** What would happen with one row. */
export interface RowOutcome {
  line: number
  state: RowState
  /** Whom or what the row is about. */
  subject: string
  /** What else it brings about: who moves from where, who is relieved. */
  notes: Fault[]
  /** Columns that change what stands. */
  changed: string[]
  faults: RowFault[]
}

/** What is written for one row. */
export interface Change {
  line: number
  decision?: NamedDecision
}

export interface EvaluationContext {
  tx: Snapshot
  /** The day by which it is asked to which body somebody belongs. */
  on: Day
  /** Whether the asker may do it there; what is seen of the register depends on it. */
  may(target: Target): Promise<boolean>
}

/** A list that officials import and export. */
export interface List<C extends Columns, W extends Change> {
  id: ListId
  power: Power
  columns: C
  /** Says of every row what would happen, and what would have to be written for it. Writes nothing. */
  evaluate(
    context: EvaluationContext,
    rows: ReadRow<C>[]
  ): Promise<{ outcomes: RowOutcome[]; changes: W[]; targets: Target[] }>
  /** Writes changes, all in a few statements. `decisions`: ids by `decisionKey`. */
  write(tx: Tx, changes: W[], decisions: Map<string, string>): Promise<void>
  /** What the database does not keep by itself, looked at when all is written: rules broken, by row. */
  verify?(tx: Snapshot, changes: W[]): Promise<{ line: number; fault: RowFault }[]>
}

/** Collects rows: every row that cannot be read or done is an error with all its faults. */
export class Results<W extends Change> {
  readonly outcomes: RowOutcome[] = []
  readonly changes: W[] = []
  readonly targets: Target[] = []
  readonly #seen = new Map<string, number>()

  error(line: number, subject: string, faults: RowFault[]): void {
    this.outcomes.push({ line, state: 'error', subject, notes: [], changed: [], faults })
  }

  unchanged(line: number, subject: string): void {
    this.outcomes.push({ line, state: 'unchanged', subject, notes: [], changed: [], faults: [] })
  }

  done(
    state: 'new' | 'changed',
    subject: string,
    change: W,
    more: { targets: Target[]; changed?: string[]; notes?: Fault[] }
  ): void {
    const { changed = [], notes = [] } = more
    this.outcomes.push({ line: change.line, state, subject, notes, changed, faults: [] })
    this.changes.push(change)
    this.targets.push(...more.targets)
  }

  /** The row that said the same before, as a fault; undefined when this is the first. */
  twice(key: string, line: number): RowFault | undefined {
    const first = this.#seen.get(key)
    if (first !== undefined) return { messageKey: 'exchange.fault.row_twice', params: { line: first } }
    this.#seen.set(key, line)
    return undefined
  }
}

export const noPower: RowFault = { messageKey: 'exchange.fault.no_power', column: 'unit' }

/** Names are compared as people read them: composed, single blanks, any case. */
export const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').toLocaleLowerCase('vi') === other.normalize('NFC').toLocaleLowerCase('vi')

export const isFault = (value: object): value is Fault => 'messageKey' in value

/** What was found; where that is a fault it is told at its column, and nothing was found. */
export function found<V extends object>(
  value: V | undefined,
  column: string,
  faults: RowFault[]
): Exclude<V, Fault> | undefined {
  if (!value) return undefined
  if (!isFault(value)) return value as Exclude<V, Fault>
  faults.push({ column, ...value })
  return undefined
}
