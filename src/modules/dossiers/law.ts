import { sql } from 'kysely'
import {
  type Calendar,
  type ClockRules,
  dayOf,
  findClockRules,
  readCalendar
} from '../../platform/calendar/index.ts'
import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { millis } from '../../platform/moment.ts'
import { unavailable } from '../../platform/problem.ts'
import { FromRegister } from '../../platform/record/index.ts'

/** What the law of the place says of time; remembered until the register changes. */
const calendars = new FromRegister<Calendar>()
const clockRules = new FromRegister<ClockRules>()
const dossierRules = new FromRegister<DossierRules>()

/** What the law of the place says of every dossier on a day. */
export interface DossierRules {
  codePattern: string
  agencyPattern: string
  /** Working hours in which an online submission is answered. */
  answerHours: number
  /** Percent of the time limit after which people are warned. */
  warnShare: number
  /** Whether a body numbers all its results together, or those of each procedure by themselves. */
  numberedBy: 'body' | 'procedure'
  /** How numbers of results are written: `{number:2}`, `{year}`. */
  numberPattern: string
}

export async function calendarOf(tx: Snapshot): Promise<Calendar> {
  return calendars.get(tx, '', async () => {
    const found = await sql<{ zone: string }>`select time_zone as zone from locality limit 1`.execute(tx)
    return readCalendar(tx, found.rows[0]?.zone ?? 'UTC')
  })
}

/** The day of the place on which a moment lies. */
export async function dayAt(tx: Snapshot, moment: string): Promise<Day> {
  return dayOf(millis(moment), (await calendarOf(tx)).timeZone)
}

/** @throws unavailable when the place has none: its data is incomplete */
export function clockRulesOn(tx: Snapshot, day: Day): Promise<ClockRules> {
  return clockRules.get(tx, day, async () => {
    const rules = await findClockRules(tx, day)
    if (!rules) throw unavailable('dossiers.refusal.no_rules', { day })
    return rules
  })
}

/** @throws unavailable when the place has none: its data is incomplete */
export function dossierRulesOn(tx: Snapshot, day: Day): Promise<DossierRules> {
  return dossierRules.get(tx, day, async () => {
    const found =
      await sql<DossierRules>`select code_pattern as "codePattern", agency_pattern as "agencyPattern",
      answer_hours::float8 as "answerHours", warn_share::float8 as "warnShare",
      numbered_by as "numberedBy", number_pattern as "numberPattern"
      from dossier_rule where valid @> ${day}::date`.execute(tx)
    const [rules] = found.rows
    if (!rules) throw unavailable('dossiers.refusal.no_rules', { day })
    return rules
  })
}
