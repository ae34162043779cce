import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/** A published span of a procedure. */
export interface Span {
  versionId: string
  number: number
  firstDay: Day
  end: Day | null
}

/** When which version of a procedure is in force, the earliest first. */
export async function spansOf(tx: Snapshot, procedureId: string): Promise<Span[]> {
  const found = await sql<Span>`
    select p.version_id as "versionId", v.number, lower(p.valid) as "firstDay", upper(p.valid) as "end"
    from procedure_publication p join procedure_version v on v.id = p.version_id
    where p.procedure_id = ${procedureId}::uuid order by lower(p.valid)`.execute(tx)
  return found.rows
}

/** Nobody can apply on these days. */
export interface Suspension {
  id: string
  firstDay: Day
  /** First day on which one can apply again; null: not known yet. */
  end: Day | null
  reason: string
  decision: { id: string; number: string }
}

/** The suspensions of a procedure, the latest first. */
export async function suspensionsOf(tx: Snapshot, procedureId: string): Promise<Suspension[]> {
  const found = await sql<Suspension>`
    select s.id, lower(s.valid) as "firstDay", upper(s.valid) as "end", s.reason,
      jsonb_build_object('id', d.id, 'number', d.number) as decision
    from procedure_suspension s join decision d on d.id = s.decision_id
    where s.procedure_id = ${procedureId}::uuid order by lower(s.valid) desc`.execute(tx)
  return found.rows
}
