import type { Tx } from '../platform/database/index.ts'
import type { CalendarTables } from './read/types.ts'
import { inDatabase, range } from './rows.ts'
import { insertRows } from './write-tables.ts'

const names = { name_vi: 'text', name_en: 'text', name_de: 'text' }
const since = { valid: 'daterange', source: 'text' }

/** Writes when offices work, and how clocks count. */
export async function writeCalendar(tx: Tx, calendar: CalendarTables): Promise<Record<string, number>> {
  const rows = <T extends object>(table: { row: T }[]) => table.map(({ row }) => inDatabase(row))
  const spans = <T extends object>(table: { row: T }[]) =>
    table.map(({ row }) => ({ ...inDatabase(row), valid: range(row) }))
  return {
    officeHours: await insertRows(
      tx,
      'office_hours',
      { weekday: 'integer', opens: 'time', closes: 'time', ...since },
      spans(calendar.officeHours)
    ),
    calendarDays: await insertRows(
      tx,
      'calendar_day',
      { day: 'date', working: 'boolean', instead_of: 'integer', ...names, status: 'text', source: 'text' },
      rows(calendar.calendarDays).map((row) => ({ ...row, status: row.status ?? 'certain' }))
    ),
    clockRules: await insertRows(
      tx,
      'clock_rule',
      { hours_a_day: 'numeric', same_day_until: 'time', ...since },
      calendar.clockRules.map(({ row }) => ({
        ...inDatabase(row),
        hours_a_day: row.hoursPerDay,
        valid: range(row)
      }))
    ),
    dossierRules: await insertRows(
      tx,
      'dossier_rule',
      {
        code_pattern: 'text',
        agency_pattern: 'text',
        answer_hours: 'numeric',
        warn_share: 'numeric',
        numbered_by: 'text',
        number_pattern: 'text',
        ...since
      },
      calendar.dossierRules.map(({ row }) => ({
        ...inDatabase(row),
        warn_share: row.warnShare ?? 75,
        numbered_by: row.numberedBy ?? 'body',
        number_pattern: row.numberPattern ?? '{number}/{year}',
        valid: range(row)
      }))
    )
  }
}
