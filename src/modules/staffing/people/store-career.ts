import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { believed, believedBodies } from './believed.ts'
import type { AppointmentKind, Words } from './words.ts'

/** One appointment of a career, with the post as it was called at the time. */
export interface CareerStep {
  appointmentId: string
  postId: string
  kind: AppointmentKind
  title: Words
  lead: 'head' | 'deputy' | null
  organizationId: string
  organizationName: string
  rank: Words | null
  start: Day | null
  /** Exclusive; null: open. */
  end: Day | null
  endReason: string | null
  beganBy: string
  beganNumber: string
  endedBy: string | null
  endedNumber: string | null
  demonstration: boolean
}

export interface Departure {
  onDate: Day
  reason: string
  decisionId: string
  decisionNumber: string
}

/** A person's appointments of all times, the latest first, and the days on which they left. */
export interface Career {
  steps: CareerStep[]
  departures: Departure[]
}

/** @param asOf names are those of this day, where the appointment reaches it */
export async function careerOf(
  tx: Snapshot,
  personId: string,
  asOf: { at: Day; known?: string | null }
): Promise<Career> {
  const { at, known } = asOf
  const steps = await sql<CareerStep>`
    select a.id as "appointmentId", a.post_id as "postId", a.kind,
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title, n.lead,
      p.organization_id as "organizationId", o.name as "organizationName",
      case when r.code is not null then jsonb_build_object('vi', r.name_vi, 'en', r.name_en, 'de', r.name_de) end as rank,
      lower(a.valid) as start, upper(a.valid) as "end", a.end_reason as "endReason",
      a.began_by as "beganBy", db.number as "beganNumber", a.ended_by as "endedBy", de.number as "endedNumber",
      a.demonstration
    from ${believed('appointment', known)} a
    join ${believed('post', known)} p on p.id = a.post_id
    join decision db on db.id = a.began_by
    left join decision de on de.id = a.ended_by
    left join rank r on r.code = a.rank_code
    cross join lateral (select greatest(lower(a.valid), least(${at}::date, upper(a.valid) - 1)) as day) t
    join lateral (select * from position x where x.code = p.position_code
      order by x.valid @> t.day desc, lower(x.valid) desc nulls last limit 1) n on true
    join lateral (select * from ${believedBodies(known)} x where x.organization_id = p.organization_id
      order by x.valid @> t.day desc, lower(x.valid) desc nulls last limit 1) o on true
    where a.person_id = ${personId}::uuid
    order by lower(a.valid) desc nulls last, a.kind, a.id`.execute(tx)
  const departures = await sql<Departure>`
    select d.on_date as "onDate", d.reason, d.decision_id as "decisionId", c.number as "decisionNumber"
    from ${believed('departure', known)} d join decision c on c.id = d.decision_id
    where d.person_id = ${personId}::uuid order by d.on_date desc`.execute(tx)
  return { steps: steps.rows, departures: departures.rows }
}

/** One thing that happened to a post of a body: it was opened or ended, or someone came or went. */
export interface StaffEvent {
  day: Day
  event: 'opened' | 'closed' | 'came' | 'went'
  postId: string
  title: Words
  personName: string | null
  personCode: string | null
  kind: AppointmentKind | null
  reason: string | null
  decisionId: string
  decisionNumber: string
}

/** What happened to the posts of a body, the latest first; `before` continues below a day. */
export async function staffHistory(
  tx: Snapshot,
  organizationId: string,
  before: Day | null,
  limit: number
): Promise<StaffEvent[]> {
  const found = await sql<StaffEvent>`
    with own as (select * from post where organization_id = ${organizationId}::uuid),
    held as (select a.*, h.name, h.code from own p join appointment a on a.post_id = p.id join person h on h.id = a.person_id),
    event as (
      select lower(valid) as day, 'opened' as event, id as post_id, null as name, null as code, null as kind, null as reason,
        began_by as decision_id from own
      union all select upper(valid), 'closed', id, null, null, null, null, ended_by from own
      union all select lower(valid), 'came', post_id, name, code, kind, null, began_by from held
      union all select upper(valid), 'went', post_id, name, code, kind, end_reason, coalesce(ended_by, began_by) from held
    )
    select e.day, e.event, e.post_id as "postId",
      jsonb_build_object('vi', n.title_vi, 'en', n.title_en, 'de', n.title_de) as title, e.name as "personName",
      e.code as "personCode", e.kind, e.reason, e.decision_id as "decisionId", d.number as "decisionNumber"
    from event e join own p on p.id = e.post_id join decision d on d.id = e.decision_id
    join lateral (select * from position x where x.code = p.position_code
      order by x.valid @> e.day desc, lower(x.valid) desc nulls last limit 1) n on true
    where e.day is not null and (${before}::date is null or e.day < ${before}::date)
    order by e.day desc, e.event, n.title_vi, e.name, e.post_id
    fetch first ${limit} rows with ties`.execute(tx)
  return found.rows
}
