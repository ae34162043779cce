import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Decision } from './decisions.ts'

/** The decisions with these ids, the earliest first. */
export async function decisionsById(
  tx: Snapshot,
  ids: Iterable<string | null | undefined>
): Promise<Map<string, Decision>> {
  const wanted = [...new Set(ids)].filter((id): id is string => Boolean(id))
  if (!wanted.length) return new Map()
  const found =
    await sql<Decision>`select id, number, issuer, issued_on as "issuedOn", effective_on as "effectiveOn",
      title, source, demonstration
    from decision where id = any (${wanted}::uuid[]) order by issued_on nulls first, number`.execute(tx)
  return new Map(found.rows.map((decision) => [decision.id, decision]))
}
