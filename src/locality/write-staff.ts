import { sql } from 'kysely'
import { CitedDecisions } from '../modules/organization/index.ts'
import type { Snapshot, Tx } from '../platform/database/index.ts'
import type { Day } from '../platform/day.ts'
import type { Staff, Unit } from './demonstration/index.ts'
import { halfOpen, range } from './rows.ts'
import { columns } from './staff-columns.ts'
import { insertRows } from './write-tables.ts'

/** The bodies of a day and those that begin later, as long as they have no end in sight; those above first. */
export async function unitsOn(tx: Snapshot, day: Day): Promise<Unit[]> {
  const found = await sql<Unit>`
    select * from (
      select distinct on (v.organization_id) v.organization_id as id, v.code, v.name, v.kind_code as kind,
        a.code as "areaCode", k.level, v.parent_id as parent,
        coalesce((select min(lower(w.valid)) filter (where not lower_inf(w.valid)) from organization_version w
          where w.organization_id = v.organization_id having not bool_or(lower_inf(w.valid))), '0001-01-01') as from
      from organization_version v
      join area_version a on a.area_id = v.area_id and a.valid @> greatest(lower(v.valid), ${day}::date)
      join kind k on k.code = a.kind_code
      where (v.valid @> ${day}::date or lower(v.valid) > ${day}::date) and exists (select from organization_version w
        where w.organization_id = v.organization_id and upper_inf(w.valid))
      order by v.organization_id, v.valid
    ) unit
    order by array_position(array['province', 'district', 'commune'], level), "areaCode", code`.execute(tx)
  return found.rows
}

/** Decisions by how they are cited. */
export async function decisionIds(tx: Snapshot): Promise<(citation: string) => string> {
  const found = await sql<{ id: string; number: string; issuer: string | null; issuedOn: Day | null }>`
    select id, number, issuer, issued_on as "issuedOn" from decision order by id`.execute(tx)
  const decisions = new CitedDecisions(found.rows)
  return (citation) => decisions.cited(citation)[0]?.id ?? ''
}

/**
 * Writes everybody, in as many statements as there are batches.
 * @param said told how many rows are written, of how many
 */
export async function writeStaff(
  tx: Tx,
  staff: Staff,
  host: string,
  said: (done: number, total: number) => void
): Promise<Record<string, number>> {
  const decision = await decisionIds(tx)
  const tables: [keyof typeof columns, Record<string, unknown>[]][] = [
    ['post', staff.seats.map((seat) => postRow(seat, host, decision))],
    ['person', staff.persons.map(({ id, code, name, demonstration }) => ({ id, code, name, demonstration }))],
    ['person_private', staff.persons.map(privateRow)],
    ['appointment', staff.appointments.map((it) => appointmentRow(it, decision))],
    [
      'departure',
      staff.departures.map(({ person, on, reason, decision: by }) => ({
        person_id: person.id,
        on_date: on,
        reason,
        decision_id: decision(by)
      }))
    ],
    [
      'absence',
      staff.absences.map(({ person, from, until, reason, decision: by }) => ({
        person_id: person.id,
        valid: range({ firstDay: from, lastDay: until }),
        reason,
        decision_id: decision(by)
      }))
    ],
    [
      'qualification',
      staff.qualifications.map(({ person, kind, level, field, issuedOn }) => ({
        person_id: person.id,
        kind,
        level_code: level,
        field,
        issued_on: issuedOn,
        demonstration: person.demonstration
      }))
    ],
    ['quota', staff.quotas.map((it) => quotaRow(it, decision))]
  ]
  const total = tables.reduce((sum, [, rows]) => sum + rows.length, 0)
  let done = 0
  const counts: Record<string, number> = {}
  for (const [table, rows] of tables) {
    counts[table] = rows.length
    for (let from = 0; from < rows.length; from += batch) {
      done += await insertRows(tx, table, columns[table], rows.slice(from, from + batch))
      said(done, total)
    }
  }
  return counts
}

/** So many rows in one statement: large enough to be fast, small enough to tell of progress. */
const batch = 20_000

type IdOf = (number: string) => string

function postRow(seat: Staff['seats'][number], host: string, decision: IdOf) {
  const { id, unit, position, from, toleratedUntil, toleratedBy, demonstration } = seat
  return {
    id,
    valid: halfOpen(from),
    organization_id: unit.id,
    position_code: position.code,
    email: position.lead
      ? `${position.code}.${unit.code}@${host}`.toLowerCase().replaceAll('_', '-')
      : undefined,
    tolerated_until: toleratedUntil,
    tolerated_by: toleratedBy && decision(toleratedBy),
    began_by: decision(seat.decision),
    demonstration
  }
}

function privateRow({ id, personalId, birthDate, sex, ethnicity }: Staff['persons'][number]) {
  return { person_id: id, personal_id: personalId, birth_date: birthDate, sex, ethnicity }
}

function appointmentRow(it: Staff['appointments'][number], decision: IdOf) {
  const { id, person, seat, kind, rank, from, until, endedBy, endReason } = it
  return {
    id,
    valid: halfOpen(from, until),
    person_id: person.id,
    post_id: seat.id,
    kind,
    rank_code: rank,
    began_by: decision(it.decision),
    ended_by: endedBy && decision(endedBy),
    end_reason: endReason,
    demonstration: person.demonstration
  }
}

function quotaRow(it: Staff['quotas'][number], decision: IdOf) {
  const { id, unit, grantor, pot, headcount, from, to, demonstration } = it
  return {
    id,
    organization_id: unit.id,
    parent_id: grantor,
    pot,
    valid: range({ firstDay: from, lastDay: to }),
    headcount,
    decision_id: decision(it.decision),
    demonstration
  }
}
