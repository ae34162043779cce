import { sql } from 'kysely'
import type { Snapshot, Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

export interface Remark {
  position: string
  remark: string
}

/** One thing that happened to a version: what, when, by whom. */
export interface SchemeRecord {
  what: 'submission' | 'appraisal' | 'approval' | 'publication'
  number: number
  versionId: string
  on: Day
  by: string
  /** Of an appraisal. */
  outcome: 'agreed' | 'returned' | null
  letter: string | null
  opinion: string | null
  remarks: Remark[]
  /** Of an approval. */
  decisionId: string | null
  decisionNumber: string | null
  effectiveOn: Day | null
  /** Of a publication. */
  publishedIn: string | null
}

/** What happened to the versions of a scheme up to a day, the latest first. */
export async function recordsOf(tx: Snapshot, schemeId: string, at: Day): Promise<SchemeRecord[]> {
  const found = await sql<SchemeRecord>`
    with happened as (
      select 'submission' as what, version_id, on_date, submitted_by as by, null as outcome, letter, null as opinion,
        '[]'::jsonb as remarks, null::uuid as decision_id, null::date as effective_on, null as published_in, recorded_at
      from scheme_submission
      union all
      select 'appraisal', version_id, on_date, appraised_by, outcome, letter, opinion,
        coalesce((select jsonb_agg(jsonb_build_object('position', r.position_code, 'remark', r.remark)
          order by r.position_code) from scheme_remark r where r.appraisal_id = a.id), '[]'), null, null, null, recorded_at
      from scheme_appraisal a
      union all
      select 'approval', version_id, on_date, approved_by, null, null, null, '[]', decision_id, effective_on, null,
        recorded_at
      from scheme_approval
      union all
      select 'publication', version_id, on_date, published_by, null, null, null, '[]', null, null, published_in, recorded_at
      from scheme_publication
    )
    select h.what, v.number, h.version_id as "versionId", h.on_date as "on", h.by, h.outcome, h.letter, h.opinion,
      h.remarks, h.decision_id as "decisionId", d.number as "decisionNumber", h.effective_on as "effectiveOn",
      h.published_in as "publishedIn"
    from happened h join scheme_version v on v.id = h.version_id
    left join decision d on d.id = h.decision_id
    where v.scheme_id = ${schemeId}::uuid and h.on_date <= ${at}::date
    order by h.on_date desc, h.recorded_at desc, h.what`.execute(tx)
  return found.rows
}

/** A version is handed in: from now on it does not change. */
export async function insertSubmission(
  tx: Tx,
  versionId: string,
  { on, letter, by }: { on: Day; letter: string | null; by: string }
): Promise<void> {
  await sql`insert into scheme_submission (version_id, on_date, letter, submitted_by)
    values (${versionId}, ${on}::date, ${letter}, ${by})`.execute(tx)
}

export interface AppraisalInput {
  on: Day
  outcome: 'agreed' | 'returned'
  letter: string | null
  opinion: string
  remarks: Remark[]
  by: string
}

/** An opinion on a version, with remarks on lines. */
export async function insertAppraisal(tx: Tx, versionId: string, given: AppraisalInput): Promise<string> {
  const made = await sql<{ id: string }>`
    insert into scheme_appraisal (version_id, on_date, outcome, letter, opinion, appraised_by)
    values (${versionId}, ${given.on}::date, ${given.outcome}, ${given.letter}, ${given.opinion}, ${given.by})
    returning id`.execute(tx)
  const { id } = made.rows[0] as { id: string }
  await sql`insert into scheme_remark (appraisal_id, position_code, remark)
    select ${id}::uuid, r.position, r.remark
    from jsonb_to_recordset(${JSON.stringify(given.remarks)}::jsonb) as r(position text, remark text)`.execute(
    tx
  )
  return id
}

/** A version is approved by a decision. */
export async function insertApproval(
  tx: Tx,
  versionId: string,
  given: { decisionId: string; on: Day; effectiveOn: Day; by: string }
): Promise<void> {
  await sql`insert into scheme_approval (version_id, decision_id, on_date, effective_on, approved_by)
    values (${versionId}, ${given.decisionId}, ${given.on}::date, ${given.effectiveOn}::date, ${given.by})`.execute(
    tx
  )
}

/** An approved version is made public. */
export async function insertPublication(
  tx: Tx,
  versionId: string,
  given: { on: Day; publishedIn: string; by: string }
): Promise<void> {
  await sql`insert into scheme_publication (version_id, on_date, published_in, published_by)
    values (${versionId}, ${given.on}::date, ${given.publishedIn}, ${given.by})`.execute(tx)
}
