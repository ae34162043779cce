import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { CitedDecisions, candidatesIn, numberIn } from '../../../organization/index.ts'
import type { RowFault } from '../read/rows.ts'

/** A decision that a row names: one that the register knows, or one to be noted. */
export interface NamedDecision {
  id: string | null
  number: string
  issuer: string | null
  issuedOn: Day | null
  effectiveOn: Day | null
}

/** The columns by which a row names its decision. */
export interface DecisionCells {
  decision: string | null
  decision_date: Day | null
  decision_issuer: string | null
}

export interface Decisions {
  /** As `ensureDecision` finds it: by number and, where given, issuer and date. */
  find(cells: DecisionCells): NamedDecision | RowFault
}

/** All decisions that a file names by number, in one query. */
export async function loadDecisions(tx: Snapshot, rows: DecisionCells[]): Promise<Decisions> {
  const numbers = [
    ...new Set(rows.flatMap(({ decision }) => (decision ? [decision, numberIn(decision)] : [])))
  ]
  const { rows: found } = await sql<NamedDecision>`
    select id, number, issuer, issued_on as "issuedOn", effective_on as "effectiveOn" from decision
    where number = any (${numbers}::text[]) order by issued_on desc nulls last`.execute(tx)
  const known = new CitedDecisions(found)
  return {
    find({ decision: number, decision_date: issuedOn, decision_issuer: issuer }) {
      if (!number) return { messageKey: 'exchange.fault.required', column: 'decision' }
      const [same, ...others] = known.meant({ number, issuer, issuedOn })
      if (same && others.length) return ambiguous([same, ...others])
      if (same) return same
      if (!issuedOn || numberIn(number) !== number)
        return { messageKey: 'exchange.fault.unknown_decision', params: { number }, column: 'decision_date' }
      return { id: null, number, issuer, issuedOn, effectiveOn: null }
    }
  }
}

function ambiguous(meant: NamedDecision[]): RowFault {
  const params = { candidates: candidatesIn(meant) }
  return { messageKey: 'exchange.fault.ambiguous_decision', params, column: 'decision' }
}

/** The same in one spelling, for what names one decision. */
export const decisionKey = ({ id, number, issuer, issuedOn }: NamedDecision): string =>
  id ?? JSON.stringify([number, issuer, issuedOn])

/** Notes the decisions that the register does not know yet, each once; the ids of all by `decisionKey`. */
export async function ensureDecisions(tx: Tx, named: NamedDecision[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const fresh = new Map<string, NamedDecision>()
  for (const one of named) {
    if (one.id) ids.set(one.id, one.id)
    else fresh.set(decisionKey(one), one)
  }
  if (fresh.size === 0) return ids
  const { rows } = await sql<NamedDecision & { id: string }>`
    insert into decision (number, issuer, issued_on)
    select g.number, g.issuer, g."issuedOn" from jsonb_to_recordset(${JSON.stringify([...fresh.values()])}::jsonb)
      as g(number text, issuer text, "issuedOn" date)
    returning id, number, issuer, issued_on as "issuedOn"`.execute(tx)
  for (const row of rows) ids.set(JSON.stringify([row.number, row.issuer, row.issuedOn]), row.id)
  return ids
}
