import { sql } from 'kysely'
import type { Calendar } from '../../../../../platform/calendar/index.ts'
import { workingTime } from '../../../../../platform/calendar/index.ts'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { isoOf } from '../../../../../platform/moment.ts'
import { instant } from '../../../book/moments.ts'
import { inHands, inView } from '../../../desk/conditions.ts'
import type { Desk } from '../../../desk/scope.ts'
import { calendarOf, dossierRulesOn } from '../../../law.ts'
import { answerDue } from '../../../life/clock.ts'
import type { Life, Waiting } from '../../../life/life.ts'

/** How many of the latest dossiers of a counter say what is handed in most there. */
const latest = 2000

/** The procedures that a counter receives most, the most frequent first. */
export async function mostUsed(tx: Snapshot, counterId: string, limit = 8): Promise<string[]> {
  const found = await sql<{ key: string }>`
    with latest as (
      select procedure_id from dossier where reception_id = ${counterId}::uuid and received_at is not null
      order by received_at desc limit ${latest}
    )
    select r.key from latest l join procedure r on r.id = l.procedure_id group by r.key
    order by count(*) desc, r.key limit ${limit}`.execute(tx)
  return found.rows.map(({ key }) => key)
}

/** A draft that was left. */
export interface Draft {
  id: string
  procedure: string
  applicant: string
  at: string
  waiting: Waiting[]
}

/** Drafts of somebody's counters, the latest first; those given up are none any more. */
export async function draftsOf(tx: Snapshot, desk: Desk, limit: number): Promise<Draft[]> {
  const found = await sql<Draft>`
    select d.id, v.name_vi as procedure, d.applicant_name as applicant, d.waiting,
      to_char(d.last_at at time zone 'utc', ${instant}) as at
    from dossier d join procedure_version v on v.id = d.version_id
    where ${inView(desk, 'drafts')}
    order by d.last_at desc, d.id limit ${limit}`.execute(tx)
  return found.rows
}

/** What a counter has today, and what waits. */
export interface Counts {
  received: number
  drafts: number
  submitted: number
  toHandOver: number
}

export async function countsOf(
  tx: Snapshot,
  { id, desk }: { id: string; desk: Desk },
  day: Day
): Promise<Counts> {
  const { timeZone } = await calendarOf(tx)
  const found = await sql<Counts>`select
    (select count(*)::int from dossier where reception_id = ${id}::uuid
      and received_at >= (${day}::date)::timestamp at time zone ${timeZone}
      and received_at < (${day}::date + 1)::timestamp at time zone ${timeZone}) as received,
    (select count(*)::int from dossier d where ${inView(desk, 'drafts')}) as drafts,
    (select count(*)::int from dossier d where ${submittedTo(desk)}) as submitted,
    (select count(*)::int from dossier d where ${inView(desk, 'to_hand_over')}) as "toHandOver"`.execute(tx)
  return found.rows[0] ?? { received: 0, drafts: 0, submitted: 0, toHandOver: 0 }
}

/** A dossier that came online or by post and was not answered. */
export interface Submitted {
  id: string
  code: string
  procedure: string
  applicant: string
  submittedAt: string
  waiting: Waiting[]
  /** By when it has to be answered; null while the applicant has to act. */
  answerBy: string | null
  /** Working hours left; negative: late by so many. */
  hoursLeft: number | null
}

/** What was submitted to counters and waits for an answer, the oldest first. */
export async function submittedOf(
  tx: Snapshot,
  desk: Desk,
  { now, limit }: { now: string; limit: number }
): Promise<Submitted[]> {
  const found = await sql<Omit<Submitted, 'answerBy' | 'hoursLeft'> & { life: Life }>`
    select d.id, d.code, v.name_vi as procedure, d.applicant_name as applicant, d.waiting, d.life,
      to_char(d.submitted_at at time zone 'utc', ${instant}) as "submittedAt"
    from dossier d join procedure_version v on v.id = d.version_id
    where ${submittedTo(desk)} order by d.submitted_at, d.id limit ${limit}`.execute(tx)
  if (!found.rows.length) return []
  const calendar = await calendarOf(tx)
  const { answerHours } = await dossierRulesOn(tx, desk.day)
  return found.rows.map(({ life, ...row }) => ({ ...row, ...answerTime(calendar, life, answerHours, now) }))
}

const hour = 3_600_000

/** By when somebody has to be answered, and how many working hours are left. */
export function answerTime(
  calendar: Calendar,
  life: Life,
  answerHours: number,
  now: string
): Pick<Submitted, 'answerBy' | 'hoursLeft'> {
  const due = answerDue(calendar, life, answerHours)
  if (due === null) return { answerBy: null, hoursLeft: null }
  const at = Temporal.Instant.from(now).epochMilliseconds
  const left =
    at <= due ? workingTime(calendar, { from: at, to: due }) : -workingTime(calendar, { from: due, to: at })
  return { answerBy: isoOf(due), hoursLeft: left / hour }
}

/**
 * Submitted to the bodies that these counters serve: those of the same area. What names a counter itself goes there.
 * Piles are found anew each time: the first dossier of a kind makes one. What was given singly goes to whom it was given.
 */
function submittedTo({ counters, divided, served, singly, day }: Desk) {
  return sql`d.ended_at is null and d.phase = 'submitted' and (
    d.received_at is null and (d.reception_id = any (${counters}::uuid[])
      or d.reception_id = any (${divided}::uuid[]) and ${inHands(served)})
    or d.reception_id is null and case
      when d.id = any (${singly.map(({ id }) => id)}::uuid[])
        then exists (select from jsonb_to_recordset(${JSON.stringify(singly)}::jsonb) as g (id uuid, "custodianId" uuid)
          where g.id = d.id and g."custodianId" in (${servedBy(counters, day)}))
      else d.pile_id = any (array(
        select k from (${servedBy(counters, day)}) o cross join lateral piles_of(o.organization_id, ${day}::date) k)) end)`
}

/** The bodies of the areas of counters. */
const servedBy = (counters: readonly string[], day: Day) => sql`
  select o.organization_id from organization_version c
  join organization_version o on o.area_id = c.area_id and o.valid @> ${day}::date
  where c.organization_id = any (${counters}::uuid[]) and c.valid @> ${day}::date`
