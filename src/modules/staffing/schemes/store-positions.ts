import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/** The kinds of the bodies that the scheme of a body is about, on a day. */
export async function kindsCovered(tx: Snapshot, organizationId: string, at: Day): Promise<string[]> {
  const found = await sql<{ kind: string }>`
    select distinct o.kind_code as kind from scheme_bodies(${organizationId}::uuid, ${at}::date) as b (id)
    join organization_version o on o.organization_id = b.id and o.valid @> ${at}::date`.execute(tx)
  return found.rows.map(({ kind }) => kind)
}
