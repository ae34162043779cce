import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
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

interface Publishing {
  versionId: string
  procedureId: string
  firstDay: Day
  /** First day on which it is in force no more. */
  end?: Day | undefined
  decisionId: string
}

export async function insertPublication(tx: Tx, publishing: Publishing): Promise<void> {
  const { versionId, procedureId, firstDay, end, decisionId } = publishing
  await sql`insert into procedure_publication (version_id, procedure_id, valid, decision_id)
    values (${versionId}::uuid, ${procedureId}::uuid, daterange(${firstDay}::date, ${end ?? null}::date), ${decisionId}::uuid)`.execute(
    tx
  )
}

/** Lets a publication end on a day, by a decision. */
export async function endPublication(
  tx: Tx,
  versionId: string,
  end: Day,
  { decisionId, reason }: { decisionId: string; reason?: string }
): Promise<void> {
  await sql`update procedure_publication set valid = daterange(lower(valid), ${end}::date), ended_by = ${decisionId}::uuid,
      end_reason = ${reason ?? null}
    where version_id = ${versionId}::uuid`.execute(tx)
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
