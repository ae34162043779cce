import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { refusal } from '../../../platform/problem.ts'

/** A degree or certificate as it is written. */
export interface QualificationRow {
  kind: string
  level: string
  field?: string | null
  issuer?: string | null
  number?: string | null
  issuedOn: Day
  expiresOn: Day | null
}

type Written<T> = T & { id: string; personId: string }

const columns = sql.raw(`id, person_id as "personId", kind, level_code as level, field, issuer, number,
  issued_on as "issuedOn", expires_on as "expiresOn"`)

/** @throws refusal when the same is recorded already */
export async function insertQualification(
  tx: Tx,
  personId: string,
  row: QualificationRow
): Promise<Written<QualificationRow>> {
  const { rows } = await sql<Written<QualificationRow>>`
    insert into qualification (person_id, kind, level_code, field, issuer, number, issued_on, expires_on)
    values (${personId}, ${row.kind}, ${row.level}, ${row.field ?? null}, ${row.issuer ?? null}, ${row.number ?? null},
      ${row.issuedOn}::date, ${row.expiresOn}::date)
    on conflict do nothing returning ${columns}`.execute(tx)
  if (!rows[0]) throw refusal('standards.refusal.recorded_already')
  return rows[0]
}

/** The row as it is before a change, or undefined. */
export async function lockQualification(tx: Tx, id: string): Promise<Written<QualificationRow> | undefined> {
  const { rows } = await sql<Written<QualificationRow>>`
    select ${columns} from qualification where id = ${id}::uuid for update`.execute(tx)
  return rows[0]
}

/** @throws refusal when the same is recorded already */
export async function updateQualification(
  tx: Tx,
  id: string,
  row: QualificationRow
): Promise<Written<QualificationRow>> {
  const twin =
    await sql`select from qualification q join qualification o on o.person_id = q.person_id and o.id <> q.id
    where q.id = ${id}::uuid and o.kind = ${row.kind} and o.level_code = ${row.level}
      and o.issued_on = ${row.issuedOn}::date and o.field is not distinct from ${row.field ?? null}`.execute(
      tx
    )
  if (twin.rows.length) throw refusal('standards.refusal.recorded_already')
  const { rows } = await sql<Written<QualificationRow>>`
    update qualification set kind = ${row.kind}, level_code = ${row.level}, field = ${row.field ?? null},
      issuer = ${row.issuer ?? null}, number = ${row.number ?? null}, issued_on = ${row.issuedOn}::date,
      expires_on = ${row.expiresOn}::date
    where id = ${id}::uuid returning ${columns}`.execute(tx)
  return rows[0] as Written<QualificationRow>
}

export async function deleteQualification(tx: Tx, id: string): Promise<void> {
  await sql`delete from qualification where id = ${id}::uuid`.execute(tx)
}

export interface ExemptionRow {
  personId: string
  standardId: string
  firstDay: Day
  /** Exclusive; null: open. */
  end: Day | null
  reason: string
  decisionId: string
}

const exemptionColumns =
  sql.raw(`id, person_id as "personId", standard_id as "standardId", lower(valid) as "firstDay",
  upper(valid) as "end", reason, decision_id as "decisionId"`)

/** @throws refusal when the person is exempt from the standard on one of the days already */
export async function insertExemption(tx: Tx, row: ExemptionRow): Promise<Written<ExemptionRow>> {
  const { rows } = await sql<Written<ExemptionRow>>`
    insert into exemption (person_id, standard_id, valid, reason, decision_id)
    select ${row.personId}, ${row.standardId}, daterange(${row.firstDay}::date, ${row.end}::date), ${row.reason},
      ${row.decisionId}
    where not exists (select from exemption where person_id = ${row.personId}::uuid and standard_id = ${row.standardId}
      and valid && daterange(${row.firstDay}::date, ${row.end}::date))
    returning ${exemptionColumns}`.execute(tx)
  if (!rows[0]) throw refusal('standards.refusal.exempt_already')
  return rows[0]
}

export async function lockExemption(tx: Tx, id: string): Promise<Written<ExemptionRow> | undefined> {
  const { rows } = await sql<Written<ExemptionRow>>`
    select ${exemptionColumns} from exemption where id = ${id}::uuid for update`.execute(tx)
  return rows[0]
}

/** The exemption ends on a day (exclusive); nothing is left of it when that is not after its beginning. */
export async function cutExemption(tx: Tx, id: string, end: Day): Promise<Written<ExemptionRow> | null> {
  await sql`delete from exemption where id = ${id}::uuid and lower(valid) >= ${end}::date`.execute(tx)
  const { rows } = await sql<Written<ExemptionRow>>`
    update exemption set valid = daterange(lower(valid), ${end}::date) where id = ${id}::uuid
    returning ${exemptionColumns}`.execute(tx)
  return rows[0] ?? null
}
