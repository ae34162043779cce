import type { VNode } from 'preact'
import { classes } from '../page/classes.ts'

export interface MonthDay {
  /** ISO day. */
  day: string
  /** `off`: nobody works though the week would have it; `worked`: the other way round; `rest`: as every week. */
  tone?: 'off' | 'worked' | 'rest'
  /** Said with the number of the day, not shown. */
  label?: string
  current?: boolean
}

export interface MonthProps {
  /** "Tháng 9 năm 2026" */
  name: string
  /** Monday first: as shown, and as said. */
  weekdays: { short: string; long: string }[]
  days: readonly MonthDay[]
}

/** A month as a table of weeks, Monday first. The tone of a day is told by its shape and its words, too. */
export function Month({ name, weekdays, days }: MonthProps): VNode {
  return (
    <table class="haicap-month">
      <caption class="haicap-month__name">{name}</caption>
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th class="haicap-month__weekday" scope="col">
              <abbr title={long}>{short}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr>{week.map((day) => (day ? <Day day={day} /> : <td class="haicap-month__day" />))}</tr>
        ))}
      </tbody>
    </table>
  )
}

/** Months beside each other, as many as there is room for. */
export function MonthGrid({ months }: { months: readonly MonthProps[] }): VNode {
  return (
    <div class="haicap-month-grid">
      {months.map((month) => (
        <Month {...month} />
      ))}
    </div>
  )
}

function Day({ day: { day, tone, label, current } }: { day: MonthDay }): VNode {
  return (
    <td
      class={classes(
        'haicap-month__day',
        tone && `haicap-month__day--${tone}`,
        current && 'haicap-month__day--current'
      )}
      title={label}
      aria-current={current ? 'date' : undefined}
    >
      <time dateTime={day}>{Number(day.slice(8))}</time>
      {label && <span class="govuk-visually-hidden">, {label}</span>}
    </td>
  )
}

function weeksOf(days: readonly MonthDay[]): (MonthDay | null)[][] {
  const [first] = days
  const before = first ? Temporal.PlainDate.from(first.day).dayOfWeek - 1 : 0
  const cells: (MonthDay | null)[] = [...Array<null>(before).fill(null), ...days]
  while (cells.length % 7) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}
