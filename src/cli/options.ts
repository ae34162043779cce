import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Moment } from '../modules/reports/index.ts'
import { type Day, dayAfter, isDay } from '../platform/day.ts'
import type { Session } from './session.ts'

/** `--at` and `--known` as they were given. */
export interface MomentOptions {
  at?: Day
  known?: string
}

/** A calendar day. */
export function dayOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(parseDay)
}

export const atOption = (what = 'the day to answer for'): Option =>
  dayOption('--at <day>', `${what}, YYYY-MM-DD (default: today in the province)`)

export const knownOption = (): Option =>
  new Option(
    '--known <when>',
    'answer by what was recorded then: an instant such as 2025-07-01T09:00:00Z, or a day (its end)'
  ).argParser(parseKnown)

export const jsonOption = (): Option => new Option('--json', 'print JSON instead of a table')

/**
 * The moment that the options mean; a day of knowledge is over when it ends in the province. Whoever works on the
 * database itself is told everything.
 */
export function momentOf(
  options: MomentOptions,
  { today, timeZone }: Pick<Session, 'today' | 'timeZone'>
): Required<Moment> {
  const { at = today, known } = options
  const confidential = true
  if (!known) return { at, known: null, confidential }
  if (!isDay(known)) return { at, known: Temporal.Instant.from(known).toString(), confidential }
  return {
    at,
    confidential,
    known: Temporal.PlainDate.from(dayAfter(known)).toZonedDateTime(timeZone).toInstant().toString()
  }
}

/** Examples below the help of a command. */
export function examples(command: Command, lines: Record<string, string>): Command {
  const text = Object.entries(lines).map(([line, says]) => {
    const [, environment, words] = /^((?:[A-Z_]+=\S+ )*)(.*)$/.exec(line) ?? []
    return `  $ ${environment}bin/haicap ${words}\n      ${says}`
  })
  return command.addHelpText('after', `\nExamples:\n${text.join('\n')}`)
}

function parseDay(text: string): Day {
  if (!isDay(text))
    throw new InvalidArgumentError('It must be a day that the calendar has, such as 2025-07-01.')
  return text
}

function parseKnown(text: string): string {
  if (isDay(text)) return text
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    throw new InvalidArgumentError(
      'It must be a day such as 2025-07-01 or an instant such as 2025-07-01T09:00:00Z.'
    )
  }
}
