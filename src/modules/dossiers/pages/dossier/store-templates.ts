import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'

/** A Word template by which an office writes results of a procedure. */
export interface ResultTemplate {
  id: string
  title: string
  fileId: string
}

/** The templates of bodies for a procedure on a day. */
export async function templatesOf(
  tx: Snapshot,
  { organizationIds, procedureId, day }: { organizationIds: readonly string[]; procedureId: string; day: Day }
): Promise<ResultTemplate[]> {
  const found = await sql<ResultTemplate>`select id, title, file_id as "fileId" from result_template
    where organization_id = any (${organizationIds}::uuid[]) and procedure_id = ${procedureId}::uuid
      and valid @> ${day}::date order by title`.execute(tx)
  return found.rows
}
