import type { VNode } from 'preact'
import { type Calendar, type OfficeHours, spansOf } from '../../../../platform/calendar/index.ts'
import { type formatDay, formatDays } from '../../../../platform/i18n/index.ts'
import {
  DayText,
  InsetText,
  Link,
  MonthGrid,
  PageHeading,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import { CalendarTabs } from './calendar-tabs.tsx'
import { monthsOf, weekdays } from './months.ts'
import { type Run, runsOf } from './runs.ts'
import { SourceText } from './source-text.tsx'
import type { DeclaredDay } from './store.ts'

export interface CalendarPageProps {
  year: number
  calendar: Calendar
  hours: (OfficeHours & { source: string | null })[]
  declared: DeclaredDay[]
  mayDeclare: boolean
}

/** When offices work in a year: hours, days off, days worked instead, as lists and month by month. */
export function CalendarPage(props: CalendarPageProps): VNode {
  const { year, calendar, declared } = props
  const { t, language, today } = useView()
  const months = monthsOf(year, { calendar, declared, today, language, t })
  return (
    <>
      <PageHeading lead={t('calendar.lead')}>{t('calendar.title_of', { year: String(year) })}</PageHeading>
      <CalendarTabs current="year" mayDeclare={props.mayDeclare} />
      <p class="govuk-body">
        <Link to="/calendar" params={{ year: year - 1 }}>
          {t('calendar.year', { year: String(year - 1) })}
        </Link>
        {' · '}
        <strong>{t('calendar.year', { year: String(year) })}</strong>
        {' · '}
        <Link to="/calendar" params={{ year: year + 1 }}>
          {t('calendar.year', { year: String(year + 1) })}
        </Link>
      </p>
      <DeclaredDays {...props} />
      <h2 class="govuk-heading-m">{t('calendar.by_month')}</h2>
      <p class="govuk-body">{t('calendar.legend')}</p>
      <MonthGrid months={months} />
      <Hours {...props} />
    </>
  )
}

function DeclaredDays({ declared, calendar, year }: CalendarPageProps): VNode {
  const { t, language } = useView()
  const unverified = declared.some(({ status }) => status === 'unverified')
  return (
    <>
      <Table
        caption={t('calendar.days_of', { year: String(year) })}
        captionSize="m"
        rows={runsOf(declared)}
        empty={t('calendar.no_days', { year: String(year) })}
        columns={[
          {
            heading: t('calendar.column.day'),
            rowHeader: true,
            cell: (run) => <DaysOf run={run} />
          },
          { heading: t('calendar.column.name'), cell: ({ name }) => name[language] },
          {
            heading: t('calendar.column.what'),
            cell: (one) => <WhatItIs day={one} calendar={calendar} />
          },
          {
            heading: t('calendar.column.source'),
            cell: ({ source, status }) => (
              <>
                {source ? <SourceText text={source} /> : '–'}
                {status === 'press' && <span class="haicap-muted"> ({t('calendar.status.press')})</span>}
              </>
            )
          }
        ]}
      />
      {unverified && <InsetText>{t('calendar.unverified_note')}</InsetText>}
    </>
  )
}

function DaysOf({ run: { day, lastDay } }: { run: Run }): VNode {
  const { t } = useView()
  const weekday = (one: string) => t(`calendar.weekday_short.${Temporal.PlainDate.from(one).dayOfWeek}`)
  return (
    <>
      {weekday(day)}, <DayText day={day} />
      {lastDay !== day && (
        <>
          {' – '}
          {weekday(lastDay)}, <DayText day={lastDay} />
        </>
      )}
    </>
  )
}

function WhatItIs({ day, calendar }: { day: DeclaredDay; calendar: Calendar }): VNode {
  const { t } = useView()
  if (day.status === 'unverified') return <Tag tone="grey">{t('calendar.status.unverified')}</Tag>
  if (!day.working) return <Tag tone="red">{t('calendar.tone.off')}</Tag>
  const hours = spansOf(calendar, day.day)
    .map(({ from, to }) => `${timeOf(from, calendar)}–${timeOf(to, calendar)}`)
    .join(', ')
  return (
    <>
      <Tag tone="green">{t('calendar.tone.worked')}</Tag> <span class="haicap-nowrap">{hours}</span>
    </>
  )
}

const timeOf = (moment: number, { timeZone }: Calendar) =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

/** Office hours weekday by weekday; those that hold only for a time say so. */
function Hours({ hours }: CalendarPageProps): VNode {
  const { t, language } = useView()
  const rows = weekdays.map((weekday) => ({
    weekday,
    spans: hours.filter((one) => one.weekday === weekday)
  }))
  const sources = [...new Set(hours.flatMap(({ source }) => source ?? []))]
  return (
    <>
      <Table
        caption={t('calendar.hours')}
        captionSize="m"
        rows={rows}
        columns={[
          {
            heading: t('calendar.column.weekday'),
            rowHeader: true,
            nowrap: true,
            cell: ({ weekday }) => t(`calendar.weekday.${weekday}`)
          },
          {
            heading: t('calendar.column.hours'),
            cell: ({ spans }) =>
              spans.length
                ? spans.map((span) => hoursInWords(span, language)).join('; ')
                : t('calendar.no_hours')
          }
        ]}
      />
      {sources.length > 0 && (
        <p class="govuk-body-s">{t('calendar.source', { source: sources.join('; ') })}</p>
      )}
    </>
  )
}

function hoursInWords(
  { opens, closes, start, end }: OfficeHours,
  language: Parameters<typeof formatDay>[1]
): string {
  const times = `${opens.slice(0, 5)}–${closes.slice(0, 5)}`
  if (!start && !end) return times
  const last = end && Temporal.PlainDate.from(end).subtract({ days: 1 }).toString()
  return `${times} (${formatDays(start, last, language)})`
}
