import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

export interface Publishing {
  versionId: string
  procedureId: string
  firstDay: Day
  /** First day on which it is in force no more. */
  end?: Day | undefined
  decisionId: string
  /** By which decision it ends, and why, if that is known. */
  endedBy?: string | undefined
  endReason?: string | undefined
}

export async function insertPublication(tx: Tx, publishing: Publishing): Promise<void> {
  await insertPublications(tx, [publishing])
}

/** Puts versions in force, all in one statement. */
export async function insertPublications(tx: Tx, all: readonly Publishing[]): Promise<void> {
  if (!all.length) return
  await sql`insert into procedure_publication (version_id, procedure_id, valid, decision_id, ended_by, end_reason)
    select "versionId", "procedureId", daterange("firstDay", "end"), "decisionId", "endedBy", "endReason"
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
      as r("versionId" uuid, "procedureId" uuid, "firstDay" date, "end" date, "decisionId" uuid,
        "endedBy" uuid, "endReason" text)`.execute(tx)
}

export interface Ending {
  versionId: string
  end: Day
  /** Undefined: a list says only that it ended. */
  decisionId: string | undefined
  reason?: string | undefined
}

/** Lets a publication end on a day, by a decision. */
export async function endPublication(
  tx: Tx,
  versionId: string,
  end: Day,
  { decisionId, reason }: { decisionId: string; reason?: string }
): Promise<void> {
  await endPublications(tx, [{ versionId, end, decisionId, ...(reason && { reason }) }])
}

/** Lets publications end, all in one statement. */
export async function endPublications(tx: Tx, all: readonly Ending[]): Promise<void> {
  if (!all.length) return
  await sql`update procedure_publication p
    set valid = daterange(lower(p.valid), r."end"), ended_by = r."decisionId", end_reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
      as r("versionId" uuid, "end" date, "decisionId" uuid, reason text)
    where p.version_id = r."versionId"`.execute(tx)
}

export interface Resting {
  procedureId: string
  firstDay: Day
  /** First day on which one can apply again; null: not known yet. */
  end: Day | null
  reason: string
  decisionId: string
  /** By which decision it went on, if that is known. */
  endedBy?: string | undefined
}

/** Lets procedures rest, all in one statement; what begins on a day on which the procedure begins to rest already is left out. */
export async function insertSuspensions(tx: Tx, all: readonly Resting[]): Promise<void> {
  if (!all.length) return
  await sql`insert into procedure_suspension (procedure_id, valid, reason, decision_id, ended_by)
    select "procedureId", daterange("firstDay", "end"), reason, "decisionId", "endedBy"
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
      as r("procedureId" uuid, "firstDay" date, "end" date, reason text, "decisionId" uuid, "endedBy" uuid)
    where not exists (select from procedure_suspension s
      where s.procedure_id = "procedureId" and lower(s.valid) = "firstDay")`.execute(tx)
}
