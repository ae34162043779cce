import { type Calendar, spansOf } from '../../../../platform/calendar/index.ts'
import { type Day, dayAfter } from '../../../../platform/day.ts'
import type { Language, T } from '../../../../platform/i18n/index.ts'
import type { MonthDay, MonthProps } from '../../../../ui/index.ts'
import type { DeclaredDay } from './store.ts'

/** What a year looks like: by the calendar, and with the names of its days. */
export interface YearLook {
  calendar: Calendar
  declared: readonly DeclaredDay[]
  today: Day
  language: Language
  t: T
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The months of a year as a grid shows them. */
export function monthsOf(year: number, look: YearLook): MonthProps[] {
  const { t } = look
  const names = new Map(look.declared.map((one) => [one.day, one]))
  const named = weekdays.map((weekday) => ({
    short: t(`calendar.weekday_short.${weekday}`),
    long: t(`calendar.weekday.${weekday}`)
  }))
  return Array.from({ length: 12 }, (_, index) => ({
    name: t('calendar.month', { month: String(index + 1), year: String(year) }),
    weekdays: named,
    days: daysOf(year, index + 1).map((day) => lookOf(day, names.get(day), look))
  }))
}

function daysOf(year: number, month: number): Day[] {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  const days: Day[] = []
  for (let day = first.toString(); days.length < first.daysInMonth; day = dayAfter(day)) days.push(day)
  return days
}

function lookOf(
  day: Day,
  declared: DeclaredDay | undefined,
  { calendar, today, language, t }: YearLook
): MonthDay {
  const counts = declared && declared.status !== 'unverified'
  const tone = counts
    ? declared.working
      ? 'worked'
      : 'off'
    : spansOf(calendar, day).length
      ? undefined
      : 'rest'
  const words = [
    tone && t(`calendar.tone.${tone}`),
    declared?.name[language],
    day === today && t('calendar.today')
  ].filter(Boolean)
  return {
    day,
    ...(tone && { tone }),
    ...(words.length && { label: words.join(', ') }),
    ...(day === today && { current: true })
  }
}
