import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { Problem } from '../../../platform/problem.ts'
import { type Actor, constraintProblem, mayDo, type Target } from '../../../platform/record/index.ts'
import type { Columns } from './columns.ts'
import { type ListId, type RowOutcome, type RowState, withList } from './lists/index.ts'
import type { Change, List } from './lists/list.ts'
import { findTable } from './read/find-table.ts'
import { type RowFault, readRows } from './read/rows.ts'
import { readSheets } from './read/sheet.ts'
import { ensureDecisions, type NamedDecision } from './world/decisions.ts'

/** What became of a file, row by row. */
export interface Carried {
  /** Name of the sheet in which the list was found; '' for a text file. */
  sheet: string
  columns: { key: string; heading: string }[]
  /** Headings that the list does not know. */
  ignored: string[]
  outcomes: RowOutcome[]
  counts: Record<RowState, number>
  /** Where the power was needed. */
  targets: Target[]
  decisions: NamedDecision[]
}

export interface Asked {
  list: ListId
  data: Uint8Array
  actor: Actor
  /** The day by which it is asked to which body somebody belongs. */
  on: Day
}

/**
 * Reads a file, says of each row what would happen, and writes what can be written. What the database or a rule
 * refuses then is the error of its row. Whoever calls it keeps what was written only if there is no error.
 * @throws invalid for a file that cannot be read as the list
 */
export async function carryOut(tx: Tx, { list, data, actor, on }: Asked): Promise<Carried> {
  const sheets = await readSheets(data)
  return withList(list, async <C extends Columns, W extends Change>(one: List<C, W>) => {
    const table = findTable(sheets, one.columns)
    const may = reach(tx, actor, one.power)
    const { outcomes, changes, targets } = await one.evaluate({ tx, on, may }, readRows(table, one.columns))
    for (const { line, fault } of await writeWhatCan(tx, one, changes)) refuseRow(outcomes, line, fault)
    const { sheet, ignored } = table
    const columns = table.columns.map(({ key, heading }) => ({ key, heading }))
    const decisions = changes.flatMap(({ decision }) => decision ?? [])
    return {
      sheet,
      ignored,
      columns,
      outcomes,
      counts: countsOf(outcomes),
      targets: distinct(targets),
      decisions
    }
  })
}

/** Asks for each body once. */
function reach(tx: Tx, actor: Actor, power: string) {
  const answers = new Map<string, Promise<boolean>>()
  return (target: Target): Promise<boolean> => {
    const key = JSON.stringify(target)
    const answer = answers.get(key) ?? mayDo(tx, actor, power, target)
    answers.set(key, answer)
    return answer
  }
}

const distinct = (targets: Target[]): Target[] => [
  ...new Map(targets.map((target) => [JSON.stringify(target), target])).values()
]

function refuseRow(outcomes: RowOutcome[], line: number, fault: RowFault): void {
  const outcome = outcomes.find((one) => one.line === line)
  if (outcome)
    Object.assign(outcome, { state: 'error', notes: [], changed: [], faults: [...outcome.faults, fault] })
}

function countsOf(outcomes: RowOutcome[]): Record<RowState, number> {
  const counts = { new: 0, changed: 0, unchanged: 0, error: 0 }
  for (const { state } of outcomes) counts[state] += 1
  return counts
}

type Refusal = { line: number; fault: RowFault }

/** After so many rows that the database refuses the rest is not tried. */
const refusalLimit = 20

async function writeWhatCan<C extends Columns, W extends Change>(
  tx: Tx,
  list: List<C, W>,
  changes: W[]
): Promise<Refusal[]> {
  if (changes.length === 0) return []
  const decisions = await ensureDecisions(
    tx,
    changes.flatMap(({ decision }) => decision ?? [])
  )
  const refusals: Refusal[] = []
  await writeSome(tx, (some) => list.write(tx, some, decisions), changes, refusals)
  if (refusals.length || !list.verify) return refusals
  return list.verify(tx, changes)
}

/** Writes all at once; where that is refused, halves, until it is known which rows are to blame. */
async function writeSome<W extends Change>(
  tx: Tx,
  write: (changes: W[]) => Promise<void>,
  changes: W[],
  refusals: Refusal[]
): Promise<void> {
  const refusal = await attempt(tx, () => write(changes))
  if (!refusal || refusals.length >= refusalLimit) return
  const [only] = changes
  if (changes.length === 1 && only) {
    const { messageKey, params } = refusal
    refusals.push({ line: only.line, fault: { messageKey, params } })
    return
  }
  const middle = changes.length >> 1
  await writeSome(tx, write, changes.slice(0, middle), refusals)
  await writeSome(tx, write, changes.slice(middle), refusals)
}

/** Writes within a savepoint; what the database refuses is undone and told. */
async function attempt(tx: Tx, write: () => Promise<void>): Promise<Problem | undefined> {
  await sql`savepoint import_rows`.execute(tx)
  try {
    await write()
    await sql`set constraints all immediate`.execute(tx)
    await sql`set constraints all deferred`.execute(tx)
    await sql`release savepoint import_rows`.execute(tx)
    return undefined
  } catch (error) {
    const problem = constraintProblem(error)
    if (!(problem instanceof Problem)) throw error
    await sql`rollback to savepoint import_rows`.execute(tx)
    return problem
  }
}
