import type { Checks } from './checks.ts'
import type { CalendarTables } from './types.ts'

/** Hours of a weekday do not overlap, a day is told once, a day off keeps nobody's hours. */
export function checkCalendar(
  { officeHours, calendarDays, clockRules, dossierRules }: CalendarTables,
  checks: Checks
): void {
  checks.spans(officeHours)
  checks.spans(clockRules)
  checks.once(officeHours, 'opens', ({ weekday, opens }) => `${weekday} ${opens}`)
  checks.once(calendarDays, 'day')
  checks.once(clockRules, 'hoursPerDay', () => 'clock')
  checks.spans(dossierRules)
  checks.once(dossierRules, 'codePattern', () => 'dossier')
  for (const read of officeHours)
    if (read.row.closes <= read.row.opens) checks.refuse(read, 'closes', 'locality.closes_before_opens')
  for (const read of calendarDays)
    if (read.row.insteadOf && !read.row.working) checks.refuse(read, 'insteadOf', 'locality.instead_of_off')
}
