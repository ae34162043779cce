import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { believed, believedBodies } from './believed.ts'
import type { AppointmentKind, Words } from './words.ts'

/** Someone who serves or served, as everybody signed in may see them. */
export interface Person {
  id: string
  code: string
  name: string
  demonstration: boolean
}

const columns = sql.raw('id, code, name, demonstration')

/** A person by id, or undefined. */
export async function findPerson(tx: Snapshot, id: string): Promise<Person | undefined> {
  const found = await sql<Person>`select ${columns} from person where id = ${id}::uuid`.execute(tx)
  return found.rows[0]
}

/** A person by their number in the staff register, by which sign-ins are matched. */
export async function personByCode(tx: Snapshot, code: string): Promise<Person | undefined> {
  const found = await sql<Person>`select ${columns} from person where code = ${code}`.execute(tx)
  return found.rows[0]
}

/** One post that somebody holds, as they choose it when they act. */
export interface Capacity {
  appointmentId: string
  postId: string
  kind: AppointmentKind
  title: Words
  positionCode: string
  lead: 'head' | 'deputy' | null
  organizationId: string
  organizationName: string
  areaId: string
  /** "Bát Xát"; its kind stands beside. */
  areaName: string
  areaKind: Words
  firstDay: Day | null
  /** Exclusive; null: open. */
  end: Day | null
}

/** The posts that somebody holds on a day, the permanent one first. */
export async function capacitiesOf(
  tx: Snapshot,
  personId: string,
  at: Day,
  known?: string | null
): Promise<Capacity[]> {
  const found = await sql<Capacity>`
    select a.id as "appointmentId", p.id as "postId", a.kind,
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title,
      n.code as "positionCode", n.lead, o.organization_id as "organizationId", o.name as "organizationName",
      o.area_id as "areaId", v.name as "areaName",
      jsonb_build_object('vi', k.name_vi, 'en', k.name_en, 'de', k.name_de) as "areaKind",
      lower(a.valid) as "firstDay", upper(a.valid) as "end"
    from ${believed('appointment', known)} a
    join ${believed('post', known)} p on p.id = a.post_id and p.valid @> ${at}::date
    join position n on n.code = p.position_code and n.valid @> ${at}::date
    join ${believedBodies(known)} o on o.organization_id = p.organization_id and o.valid @> ${at}::date
    join ${known ? believed('area', known) : sql.table('area_version')} v on v.area_id = o.area_id and v.valid @> ${at}::date
    join kind k on k.code = v.kind_code
    where a.person_id = ${personId}::uuid and a.valid @> ${at}::date
    order by array_position(array['permanent', 'acting', 'secondment', 'concurrent'], a.kind), lower(a.valid), p.id`.execute(
    tx
  )
  return found.rows
}
