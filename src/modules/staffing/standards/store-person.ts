import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { AsOf } from '../../organization/index.ts'
import type { AppointmentKind, Words } from '../people/words.ts'

export type StandardState = 'met' | 'exempt' | 'missing'

/** A degree or certificate that a person holds. */
export interface Qualification {
  id: string
  kind: string
  level: string
  levelName: Words
  field: string | null
  issuer: string | null
  number: string | null
  issuedOn: Day
  /** The first day on which it counts no more. */
  expiresOn: Day | null
  demonstration: boolean
}

/** Someone need not meet a standard for a time. */
export interface Exemption {
  id: string
  standardId: string
  standardName: Words
  firstDay: Day
  /** Exclusive; null: open. */
  end: Day | null
  reason: string
  decisionId: string
  decisionNumber: string
}

/** One standard of one post that a person holds: what it demands, and what meets it. */
export interface PersonStandard {
  appointmentKind: AppointmentKind
  postId: string
  organizationId: string
  organizationName: string
  title: Words
  standardId: string
  name: Words
  kind: string
  level: string
  levelName: Words
  source: string | null
  requiredSince: Day | null
  state: StandardState
  qualification: Qualification | null
  exemption: Exemption | null
}

const believed = (known: string | null | undefined) =>
  sql`known @> coalesce(${known ?? null}::timestamptz, 'infinity')`

const words = (table: string, column = 'name') =>
  sql.raw(
    `jsonb_build_object('vi', ${table}.${column}_vi, 'en', ${table}.${column}_en, 'de', ${table}.${column}_de)`
  )

/**
 * The standards of every post that a person holds on a day (permanent, acting, concurrent): met by which
 * qualification, exempt by which decision, or missing. A higher level of the same kind meets a lower demand.
 */
export async function standardsOf(tx: Snapshot, personId: string, asOf: AsOf): Promise<PersonStandard[]> {
  type Row = Omit<PersonStandard, 'qualification' | 'exemption'> & {
    qualificationId: string | null
    exemptionId: string | null
  }
  const { rows } = await sql<Row>`
    select s.appointment_kind as "appointmentKind", s.post_id as "postId", s.organization_id as "organizationId",
      o.name as "organizationName", ${words('w', 'title')} as title, s.standard_id as "standardId",
      ${words('d')} as name, s.standard_kind as kind, s.level_code as level, ${words('l')} as "levelName", d.source,
      s.required_since as "requiredSince", s.state, s.qualification_id as "qualificationId",
      s.exemption_id as "exemptionId"
    from standards_at(${asOf.at}::date, ${asOf.known ?? null}::timestamptz) s
    join standard d on d.id = s.standard_id and d.valid @> ${asOf.at}::date
    join qualification_level l on l.kind = s.standard_kind and l.code = s.level_code
    join position w on w.code = s.position_code and w.valid @> ${asOf.at}::date
    join organization_known o on o.organization_id = s.organization_id and o.valid @> ${asOf.at}::date
      and o.${believed(asOf.known)}
    where s.person_id = ${personId}::uuid
    order by array_position(array['permanent', 'acting', 'concurrent'], s.appointment_kind), s.post_id, s.standard_kind,
      s.standard_id`.execute(tx)
  const held = await qualificationsOf(tx, personId, asOf.known)
  const exempt = await exemptionsOf(tx, personId, asOf.known)
  return rows.map(({ qualificationId, exemptionId, ...row }) => ({
    ...row,
    qualification: held.find(({ id }) => id === qualificationId) ?? null,
    exemption: exempt.find(({ id }) => id === exemptionId) ?? null
  }))
}

/** Everything that a person holds, the latest first; also what has expired. */
export async function qualificationsOf(
  tx: Snapshot,
  personId: string,
  known?: string | null
): Promise<Qualification[]> {
  const { rows } = await sql<Qualification>`
    select q.id, q.kind, q.level_code as level, ${words('l')} as "levelName", q.field, q.issuer, q.number,
      q.issued_on as "issuedOn", q.expires_on as "expiresOn", q.demonstration
    from qualification_known q join qualification_level l on l.kind = q.kind and l.code = q.level_code
    where q.person_id = ${personId}::uuid and q.${believed(known)}
    order by q.issued_on desc, q.kind, l.ordinal desc, q.id`.execute(tx)
  return rows
}

/** Every exemption that a person had, has or will have, the latest first. */
export async function exemptionsOf(
  tx: Snapshot,
  personId: string,
  known?: string | null
): Promise<Exemption[]> {
  // A standard may have ended meanwhile: its last name stands.
  const { rows } = await sql<Exemption>`
    select x.id, x.standard_id as "standardId", s.name as "standardName", lower(x.valid) as "firstDay",
      upper(x.valid) as "end", x.reason, x.decision_id as "decisionId", c.number as "decisionNumber"
    from exemption_known x join decision c on c.id = x.decision_id
    cross join lateral (select ${words('d')} as name from standard d where d.id = x.standard_id
      order by lower(d.valid) desc nulls last limit 1) s
    where x.person_id = ${personId}::uuid and x.${believed(known)}
    order by lower(x.valid) desc, x.id`.execute(tx)
  return rows
}
