import { sql } from 'kysely'
import type { Tx } from '../../../../platform/database/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { grantorBody } from '../store/delegation-sql.ts'

/**
 * The body where a step of a delegation needs its power: the grantor's.
 * @throws Problem 404 when there is no such delegation
 */
export async function bodyOfDelegation(tx: Tx, { id }: { id: string }): Promise<{ organizationId: string }> {
  const found = await sql<{ id: string }>`
    select ${grantorBody} as id from delegation d where d.id = ${id}::uuid`.execute(tx)
  const [row] = found.rows
  if (!row) throw notFound('delegations.refusal.none')
  return { organizationId: row.id }
}
