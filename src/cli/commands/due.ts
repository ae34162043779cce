import { Command, InvalidArgumentError } from 'commander'
import {
  type Calendar,
  dayOf,
  type Explanation,
  explainDue,
  findClockRules,
  type Limit,
  readCalendar
} from '../../platform/calendar/index.ts'
import { read } from '../../platform/database/index.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import { refusal } from '../../platform/problem.ts'
import { clockMoment } from '../clock-moment.ts'
import { examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

interface DueOptions {
  received: string
  limit: Limit
  json?: true
}

/** `due`: when a time limit ends, by the calendar of the province, day by day. */
export function dueCommand(terminal: Terminal): Command {
  const command = new Command('due')
    .summary('when a time limit ends, and why')
    .description('Prints when a time limit ends that began with the receipt, and what each day counted.')
    .requiredOption(
      '--received <instant>',
      'when it was received: ISO, day and time, with or without an offset',
      (text) => text
    )
    .requiredOption(
      '--limit <limit>',
      'such as "5 working days", "8 hours", "30 days", "2 months", "same day", or in Vietnamese or German',
      parseLimit
    )
    .addOption(jsonOption())
    .action((options: DueOptions) =>
      withSession(terminal, 'locality', async ({ database, timeZone }) => {
        const received = clockMoment(options.received, timeZone)
        const { explanation, unknownYears } = await read(database, async (tx) => {
          const rules = await findClockRules(tx, dayOf(received, timeZone))
          if (!rules) throw refusal('cli.due.no_rules')
          const calendar = await readCalendar(tx, timeZone)
          const found = explainDue(calendar, { received, limit: options.limit, ...rules })
          return { explanation: found, unknownYears: yearsWithoutDaysOff(calendar, found) }
        })
        if (explanation.due === null) throw refusal('cli.due.no_hours')
        const inZone = (moment: number) =>
          Temporal.Instant.fromEpochMilliseconds(moment)
            .toZonedDateTimeISO(timeZone)
            .toString({ timeZoneName: 'never' })
        if (unknownYears.length)
          terminal.note(terminal.t('cli.due.year_unknown', { years: spansOf(unknownYears) }))
        if (!options.json) return say(terminal, explanation, inZone(explanation.due))
        const { amount, unit } = options.limit
        const answer = {
          received: inZone(received),
          limit: { amount, unit },
          due: inZone(explanation.due),
          unknownYears,
          days: explanation.days.map((one) => ({ ...one, name: one.name?.[terminal.language] ?? null }))
        }
        terminal.print(JSON.stringify(answer, null, 2))
      })
    )
  return examples(command, {
    'due --received 2025-07-07T10:00 --limit "5 working days"':
      'in working time, by the office hours and holidays of the province',
    'due --received 2025-08-29T15:30+07:00 --limit "same day" --json':
      'too late for the day, and a holiday follows'
  })
}

function say({ t, language, print }: Terminal, { days }: Explanation, due: string): void {
  print(t('cli.due.ends', { due: due.replace('T', ' ').slice(0, 16) }))
  const columns = [
    { title: t('cli.due.day'), value: ({ day }: Explanation['days'][number]) => formatDay(day, language) },
    {
      title: t('cli.due.minutes'),
      value: ({ minutes }: Explanation['days'][number]) => String(minutes),
      right: true
    },
    {
      title: t('cli.due.why'),
      value: ({ reason, name }: Explanation['days'][number]) =>
        [t(`cli.due.reason.${reason}`), name?.[language]].filter(Boolean).join(': ')
    }
  ]
  for (const line of table(columns, days)) print(line)
}

/** Years of which no holiday is recorded yet: their days are counted as the week has them. */
function yearsWithoutDaysOff({ days }: Calendar, explanation: Explanation): number[] {
  const known = new Set([...days.keys()].map((day) => day.slice(0, 4)))
  const years = new Set(explanation.days.map(({ day }) => day.slice(0, 4)))
  return [...years].filter((year) => !known.has(year)).map(Number)
}

/** Years as people write them: 2027, 2029–2031. */
function spansOf(years: readonly number[]): string {
  const spans: [first: number, last: number][] = []
  for (const year of years) {
    const span = spans.at(-1)
    if (span && span[1] === year - 1) span[1] = year
    else spans.push([year, year])
  }
  return spans.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}

/** Units as people write them, in each of the languages. */
const words: [unit: Limit['unit'], written: RegExp][] = [
  ['hours', /^((working )?hours?|giờ( làm việc)?|(arbeits)?stunden?)$/],
  ['working_days', /^(working days?|ngày làm việc|arbeitstage?)$/],
  ['days', /^(days?|ngày|tage?)$/],
  ['months', /^(months?|tháng|monate?)$/]
]
const sameDay = /^(1 )?(same day|trong ngày|am selben tag)$/

/** "5 working days" -> 5, working_days. */
function parseLimit(text: string): Limit {
  const said = text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
  if (sameDay.test(said)) return { amount: 1, unit: 'same_day' }
  const [, amount, written = ''] = /^(\d{1,4}) (.+)$/.exec(said) ?? []
  const [unit] = words.find(([, pattern]) => pattern.test(written)) ?? []
  if (!unit || Number(amount) < 1)
    throw new InvalidArgumentError(
      'It must be "same day" or a whole number from 1 to 9999 and one of hours, working days, days, months, such as "5 working days" or "5 ngày làm việc".'
    )
  return { amount: Number(amount), unit }
}
