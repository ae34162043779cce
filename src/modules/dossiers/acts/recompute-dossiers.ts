import { sql } from 'kysely'
import { z } from 'zod'
import type { Calendar, SpecialDay } from '../../../platform/calendar/index.ts'
import { type Database, read, type Snapshot } from '../../../platform/database/index.ts'
import { isoOf, millis } from '../../../platform/moment.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { calendarOf, clockRulesOn, dayAt } from '../law.ts'
import { clockOf } from '../life/clock.ts'
import { dossierAct, onDossier } from './dossier-act.ts'

const input = z.strictObject({ ...onDossier, day: z.string() })

/** Counts the clock of a running dossier by the calendar as it is known now; why stands in its book. */
const recompute = dossierAct<z.output<typeof input>>({
  name: 'dossiers.recompute',
  input,
  run: async ({ tx, dossier }, { day }) => {
    const special = (await calendarOf(tx)).days.get(day)
    const reason = special ? `${special.name.vi} (${day})` : day
    return {
      happenings: [{ type: 'recompute', reason, with: { before: dossier.dueAt } }],
      ground: null
    }
  }
})

export const recomputeTaskName = 'recompute-dossiers'

const batch = 500

/** The job after a day was declared. */
export async function recomputeTask(payload: unknown, database: Database): Promise<void> {
  await recomputeOver(database, z.looseObject({ day: z.string(), record: z.number() }).parse(payload))
}

/**
 * After a day was declared: every running dossier whose date changes by it gets an entry. Dates that have passed are
 * not moved: a day off that is declared afterwards excuses nobody. It may be repeated; each dossier is done once.
 */
export async function recomputeOver(
  database: Database,
  { day, record }: { day: string; record: number },
  now = new Date().toISOString()
): Promise<void> {
  for (let after: string | null = null; ; ) {
    const running = await read(database, async (tx) =>
      runningOver(tx, await calendarOf(tx), { day, now, after })
    )
    for (const { id, moves } of running)
      if (moves)
        await perform(
          database,
          recompute,
          systemActor('calendar'),
          { id, day },
          {
            idempotencyKey: `${record}:${id}`,
            now
          }
        )
    if (running.length < batch) return
    after = running.at(-1)?.id ?? null
  }
}

/** How many running dossiers would get another date if a day were as given. */
export async function movedBy(tx: Snapshot, special: SpecialDay, now: string): Promise<number> {
  const known = await calendarOf(tx)
  const calendar = { ...known, days: new Map([...known.days, [special.day, special]]) }
  let moved = 0
  for (let after: string | null = null; ; ) {
    const running: Running[] = await runningOver(tx, calendar, { day: special.day, now, after }, known)
    moved += running.filter(({ moves }) => moves).length
    if (running.length < batch) return moved
    after = running.at(-1)?.id ?? null
  }
}

type Running = { id: string; moves: boolean }

/**
 * Dossiers that run over a day and are not late, and whether a calendar gives them another date than they have, or than
 * another calendar gives them.
 */
async function runningOver(
  tx: Snapshot,
  calendar: Calendar,
  { day, now, after: last }: { day: string; now: string; after: string | null },
  than?: Calendar
): Promise<Running[]> {
  const found = await sql<{
    id: string
    due: string
    now: string
    receivedAt: string
    life: never
    limit: never
  }>`
    select d.id, d.due_at as due, d.received_at as "receivedAt", d.life,
      jsonb_build_object('amount', d.limit_amount, 'unit', d.limit_unit) as "limit"
    from dossier d
    where d.ended_at is null and d.limit_unit is not null and d.received_at < ${day}::date + 2 and d.due_at >= ${now}::timestamptz
      and d.due_at >= ${day}::date - 1 and (${last}::uuid is null or d.id > ${last}::uuid)
    order by d.id limit ${batch}`.execute(tx)
  const answers: Running[] = []
  for (const { id, due, receivedAt, life, limit } of found.rows) {
    const rules = await clockRulesOn(tx, await dayAt(tx, receivedAt))
    const dueBy = (one: Calendar) => clockOf(one, rules, life, limit, millis(receivedAt)).due
    const before = than ? dueBy(than) : millis(due)
    const after = dueBy(calendar)
    answers.push({ id, moves: after !== null && isoOf(after) !== isoOf(before) })
  }
  return answers
}
