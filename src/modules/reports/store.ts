import { sql } from 'kysely'
import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'

/**
 * The day against which figures of change count: the locality's baseline, else the day before the first
 * enacted changeover, else the day asked for. Never after the day asked for: before the baseline nothing is reduced.
 */
export async function referenceDay(tx: Snapshot, at: Day): Promise<Day> {
  const found = await sql<{ day: Day }>`select least(${at}::date, coalesce(
    (select baseline from locality limit 1), (select min(effective_on) - 1 from enactment))) as day`.execute(
    tx
  )
  return found.rows[0]?.day ?? at
}

/** Whether a locality has been loaded: without one every figure is 0 and every rule holds, which says nothing. */
export async function isLoaded(tx: Snapshot): Promise<boolean> {
  const found = await sql<{ loaded: boolean }>`select exists (select from locality) as loaded`.execute(tx)
  return found.rows[0]?.loaded ?? false
}

/** What the decisions in effect from a day on announce for it: figure -> value. The decision enacted last has the last word. */
export async function announcedFor(tx: Snapshot, day: Day): Promise<Map<string, number>> {
  const found = await sql<{ id: string; value: number }>`
    select distinct on (a.key) a.key as id, a.value::numeric as value
    from enactment e join plan p on p.id = e.plan_id cross join lateral jsonb_each_text(p.announced) a
    where e.effective_on = ${day}::date order by a.key, e.recorded_in desc`.execute(tx)
  return new Map(found.rows.map(({ id, value }) => [id, value]))
}

/** Decisions in effect on a day (issued by then, where the effective date is not known), the latest first. */
export async function latestDecisions(tx: Snapshot, at: Day, limit: number): Promise<DecisionLine[]> {
  const found = await sql<DecisionLine>`
    select d.id, d.number, d.issuer, d.title, d.issued_on as "issuedOn", d.effective_on as "effectiveOn", d.demonstration
    from decision d where coalesce(d.effective_on, d.issued_on) <= ${at}::date
    order by coalesce(d.effective_on, d.issued_on) desc, d.issued_on desc nulls last, d.number limit ${limit}`.execute(
    tx
  )
  return found.rows
}

export interface DecisionLine {
  id: string
  number: string
  issuer: string | null
  title: string | null
  issuedOn: Day | null
  effectiveOn: Day | null
  demonstration: boolean
}

/** The changeover that led to the state of a day: the last enacted one in effect by then. */
export async function changeoverBefore(tx: Snapshot, at: Day): Promise<ChangeoverLine | undefined> {
  const found = await sql<ChangeoverLine>`
    select p.id, p.title, e.effective_on as "effectiveOn", d.id as "decisionId", d.number as "decisionNumber", e.figures
    from enactment e join plan p on p.id = e.plan_id join decision d on d.id = e.decision_id
    where e.effective_on <= ${at}::date order by e.effective_on desc, e.recorded_in desc limit 1`.execute(tx)
  return found.rows[0]
}

export interface ChangeoverLine {
  id: string
  title: string
  effectiveOn: Day
  decisionId: string
  decisionNumber: string
  /** As they were compared when it was enacted. */
  figures: { id: string; before: number | null; after: number | null }[]
}
