import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import { refusal } from '../../../platform/problem.ts'
import { CitedDecisions, candidatesIn, numberIn } from '../cite-decision.ts'
import type { DecisionInput } from '../operation-types.ts'

/** A legal act as the register keeps it. */
export interface Decision {
  id: string
  number: string
  issuer: string | null
  issuedOn: string | null
  effectiveOn: string | null
  title: string | null
  source: string | null
  demonstration: boolean
}

const columns = sql.raw(
  `id, number, issuer, issued_on as "issuedOn", effective_on as "effectiveOn", title, source, demonstration`
)

/** All decisions, the latest first. */
export async function listDecisions(tx: Snapshot, limit = 1000): Promise<Decision[]> {
  const result = await sql<Decision>`select ${columns} from decision
    order by issued_on desc nulls last, number limit ${limit}`.execute(tx)
  return result.rows
}

/** One decision by id, or undefined. */
export async function findDecision(tx: Snapshot, id: string): Promise<Decision | undefined> {
  const result = await sql<Decision>`select ${columns} from decision where id::text = ${id}`.execute(tx)
  return result.rows[0]
}

/** Decisions with a number; an old number may be used again by another issuer or in another year. */
export async function decisionsNumbered(tx: Snapshot, ...numbers: string[]): Promise<Decision[]> {
  const result = await sql<Decision>`select ${columns} from decision where number = any (${numbers}::text[])
    order by issued_on desc nulls last`.execute(tx)
  return result.rows
}

/**
 * Finds the decision that an input names, or notes it as new.
 * @throws refusal when several may be meant, naming them, or when nobody knows the number and no day is given
 */
export async function ensureDecision(tx: Tx, input: DecisionInput): Promise<Decision> {
  const known = await decisionsNumbered(tx, input.number, numberIn(input.number))
  const [same, ...others] = new CitedDecisions(known).meant(input)
  if (same && others.length) {
    const candidates = candidatesIn([same, ...others])
    throw refusal('organization.refusal.ambiguous_decision', { number: input.number, candidates })
  }
  if (same) return same
  // A citation that says more than its number is of one that is known: it is no number of a new one.
  if ((!input.issuedOn && !input.effectiveOn) || numberIn(input.number) !== input.number)
    throw refusal('organization.refusal.unknown_decision', { number: input.number })
  const created = await sql<Decision>`
    insert into decision (number, issuer, issued_on, effective_on, title, source, demonstration)
    values (${input.number}, ${input.issuer ?? null}, ${input.issuedOn ?? null}::date, ${input.effectiveOn ?? null}::date,
      ${input.title ?? null}, ${input.source ?? null}, ${input.demonstration ?? false})
    returning ${columns}`.execute(tx)
  return created.rows[0] as Decision
}
