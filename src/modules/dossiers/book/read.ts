import { type RawBuilder, sql } from 'kysely'
import { kept, type Snapshot } from '../../../platform/database/index.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Dossier, Entry } from '../dossier.ts'
import type { DossierEvent } from '../life/events.ts'
import { instant } from './moments.ts'

const at = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'utc', ${instant})`

/** A dossier as the room knows it. Sources: `dossier d join pile p`. */
export const dossierColumns = sql`d.id, d.code, d.foreign_code as "foreignCode", d.procedure_id as "procedureId",
  d.version_id as "versionId",
  case when d.limit_unit is not null then jsonb_build_object('amount', d.limit_amount, 'unit', d.limit_unit) end as "limit",
  jsonb_build_object('id', p.id, 'originId', p.origin_id, 'functionCode', p.function_code, 'placeId', p.place_id) as pile,
  d.reception_id as "receptionId", d.return_id as "returnId", d.channel, d.return_way as "returnWay",
  jsonb_strip_nulls(jsonb_build_object('kind', d.applicant_kind, 'name', d.applicant_name, 'number', d.applicant_number,
    'birthDate', d.applicant_birth, 'phone', d.applicant_phone, 'email', d.applicant_email,
    'address', d.applicant_address, 'delegate', d.delegate)) as applicant,
  d.request, d.sets, d.data, d.submitted_by as "submittedBy", d.demonstration, d.phase, d.national, d.waiting,
  d.unit_id as "unitId", d.person_id as "personId", d.step, ${at('d.submitted_at')} as "submittedAt",
  ${at('d.received_at')} as "receivedAt", ${at('d.promised_at')} as "promisedAt", ${at('d.due_at')} as "dueAt",
  ${at('d.step_due_at')} as "stepDueAt", ${at('d.ended_at')} as "endedAt", ${at('d.handed_over_at')} as "handedOverAt",
  ${at('d.extended_to')} as "extendedTo", d.outcome, d.result_number as "resultNumber", d.life, d.events,
  ${at('d.last_at')} as "lastAt", d.hash`

/** The body that single dossiers were given to on a day. */
export const ownCustodian = (day: RawBuilder<unknown>) => sql`(select c.custodian_id from dossier_custody c
  where c.dossier_id = d.id and c.valid @> ${day}) as "ownCustodianId"`

/**
 * Asks for a dossier by its id, for an act: nobody else acts on it until the transaction ends.
 * @param at the moment of the act, if it is not that of the transaction: who has the dossier is said of its day
 */
export function lockedDossier(id: string, at: string | undefined): RawBuilder<Dossier> {
  const day = sql`(coalesce(${at ?? null}::timestamptz, now()) at time zone (select time_zone from locality limit 1))::date`
  return sql<Dossier>`${sql.raw(kept)}select ${dossierColumns}, ${ownCustodian(day)}
    from dossier d join pile p on p.id = d.pile_id where d.id = ${id}::uuid for no key update of d`
}

/** @throws Problem 404 when there is none */
export function theOne([dossier]: readonly Dossier[]): Dossier {
  if (!dossier) throw notFound('dossiers.refusal.none')
  return dossier
}

/** A dossier by its id or its code as of a day; undefined when there is none. */
export async function findDossier(tx: Snapshot, idOrCode: string, day: string): Promise<Dossier | undefined> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(idOrCode)
  const found =
    await sql<Dossier>`${sql.raw(kept)}select ${dossierColumns}, ${ownCustodian(sql`${day}::date`)}
    from dossier d join pile p on p.id = d.pile_id
    where ${uuid ? sql`d.id = ${idOrCode}::uuid` : sql`d.code = ${idOrCode}`}`.execute(tx)
  return found.rows[0]
}

/** @throws Problem 404 when there is none */
export async function getDossier(tx: Snapshot, idOrCode: string, day: string): Promise<Dossier> {
  const found = await findDossier(tx, idOrCode, day)
  if (!found) throw notFound('dossiers.refusal.none')
  return found
}

/** The book of a dossier, the first entry first. */
export async function entriesOf(tx: Snapshot, dossierId: string): Promise<Entry[]> {
  const found = await sql<Entry>`${sql.raw(kept)}${entriesOfDossier(dossierId)}`.execute(tx)
  return found.rows
}

/** The question for the book of a dossier. */
export const entriesOfDossier = (
  dossierId: string
) => sql`select e.dossier_id as "dossierId", e.number, e.type, ${at('e.at')} as at,
    ${at('e.learned_at')} as "learnedAt", e.actor_subject as "actorSubject", e.actor_name as "actorName",
    e.person_id as "personId", e.ground ->> 'capacity' as capacity, e.payload, e.phase, e.national
    from dossier_event e where e.dossier_id = ${dossierId}::uuid order by e.number`

/** The events of a book as the life reads them, in the order of the book. */
export async function eventsOf(tx: Snapshot, dossierId: string): Promise<DossierEvent[]> {
  const found = await sql<{ payload: DossierEvent & { with?: unknown } }>`
    select payload from dossier_event where dossier_id = ${dossierId}::uuid order by number`.execute(tx)
  return found.rows.map(({ payload: { with: _more, ...event } }) => event)
}
