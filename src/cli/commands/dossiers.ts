import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import {
  type Clock,
  type HistoryLine,
  type LawOn,
  parseHistory,
  type Replayed,
  readAnswerHours,
  refusalWords,
  replay
} from '../../modules/dossiers/index.ts'
import { readCalendar, readClockRules } from '../../platform/calendar/index.ts'
import { read, type Snapshot } from '../../platform/database/index.ts'
import { invalid, Problem, refusal } from '../../platform/problem.ts'
import { clockMoment } from '../clock-moment.ts'
import { examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { verifyCommand } from './verify-dossiers.ts'

interface ReplayOptions {
  at?: string
  json?: true
}

/** `dossiers replay`: what a written history of dossiers comes to. */
export function dossiersCommand(terminal: Terminal): Command {
  const replayCommand = new Command('replay')
    .summary('what a written history comes to')
    .description(
      'Lives through a history in JSON Lines (docs/replay-format.md) and prints states, clocks and refusals.'
    )
    .argument('<file>', 'the history')
    .option(
      '--at <instant>',
      'as it stood at this moment, ISO, day and time; what happened later is left out (default: all of it, now)'
    )
    .addOption(jsonOption())
    .action((file: string, options: ReplayOptions) =>
      withSession(terminal, 'locality', async ({ database, timeZone }) => {
        const text = await readFile(file, 'utf8').catch(() => {
          throw invalid('cli.no_file', { file })
        })
        const lines = historyOf(text, file)
        const until = options.at ? clockMoment(options.at, timeZone) : undefined
        const now = until ?? Temporal.Now.instant().epochMilliseconds
        const replayed = await read(database, async (tx) => {
          const calendar = await readCalendar(tx, timeZone)
          return replay(lines, calendar, await lawOf(tx), now, until)
        })
        const inZone = (moment: number | null) =>
          moment === null
            ? null
            : Temporal.Instant.fromEpochMilliseconds(moment)
                .toZonedDateTimeISO(timeZone)
                .toString({ timeZoneName: 'never' })
        if (options.json)
          terminal.print(
            JSON.stringify(
              replayed.map((one) => asJson(terminal, one, inZone)),
              null,
              2
            )
          )
        else say(terminal, replayed, inZone)
      })
    )
  examples(replayCommand, {
    'dossiers replay history.jsonl --at 2025-07-20T08:00:00+07:00': 'as the clocks stood then'
  })
  return new Command('dossiers')
    .summary('dossiers: their states and clocks, their books')
    .addCommand(replayCommand)
    .addCommand(
      examples(verifyCommand(terminal), { 'dossiers verify': 'names every book that is not whole' })
    )
}

type InZone = (moment: number | null) => string | null

/** @throws Problem with every wrong line, by file and number */
function historyOf(text: string, file: string): HistoryLine[] {
  try {
    return parseHistory(text)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const details = error.details.map((detail) => ({ ...detail, file }))
    throw invalid(error.messageKey, error.params, details)
  }
}

async function lawOf(tx: Snapshot): Promise<LawOn> {
  const [clock, answerHours] = [await readClockRules(tx), await readAnswerHours(tx)]
  const known = <V>(value: V | undefined): V => {
    if (value === undefined) throw refusal('cli.due.no_rules')
    return value
  }
  return { clock: (day) => known(clock(day)), answerHours: (day) => known(answerHours(day)) }
}

function asJson({ t }: Terminal, replayed: Replayed, inZone: InZone) {
  const { dossier, life, state, clock, open, refusals, answer, later } = replayed
  return {
    dossier,
    phase: life.phase,
    nationalState: state,
    waiting: life.waiting,
    answer: answer && { ...answer, due: inZone(answer.due) },
    clock: clockJson(clock, inZone),
    stands: life.stands,
    receivedAt: life.receivedAt,
    endedAt: life.endedAt,
    later,
    open,
    refusals: refusals.map((one) => ({ ...one, message: refusalWords(t, one.refusal) }))
  }
}

function clockJson({ state, promised, due, left, late }: Clock, inZone: InZone) {
  return {
    state,
    promised: inZone(promised),
    due: inZone(due),
    workingMinutesLeft: left === null ? null : Math.round(left / 60_000),
    late
  }
}

function say({ t, print }: Terminal, replayed: Replayed[], inZone: InZone): void {
  const short = (moment: number | null) => inZone(moment)?.replace('T', ' ').slice(0, 16) ?? ''
  const columns = [
    { title: t('cli.dossiers.dossier'), value: ({ dossier }: Replayed) => dossier },
    { title: t('cli.dossiers.phase'), value: ({ life }: Replayed) => t(`dossiers.phase.${life.phase}`) },
    { title: t('cli.dossiers.code'), value: ({ state }: Replayed) => String(state ?? '') },
    { title: t('cli.dossiers.clock'), value: ({ clock }: Replayed) => t(`dossiers.clock.${clock.state}`) },
    { title: t('cli.dossiers.promised'), value: ({ clock }: Replayed) => short(clock.promised) },
    { title: t('cli.dossiers.due'), value: ({ clock }: Replayed) => short(clock.due) },
    { title: t('cli.dossiers.answer'), value: ({ answer }: Replayed) => short(answer?.due ?? null) },
    {
      title: t('cli.dossiers.late'),
      value: ({ clock, answer }: Replayed) =>
        clock.late ? t('cli.dossiers.is_late') : answer?.late ? t('cli.dossiers.answered_late') : ''
    }
  ]
  for (const line of table(columns, replayed)) print(line)
  for (const { dossier, refusals } of replayed)
    for (const { line, type, refusal: why } of refusals)
      print(
        t('cli.dossiers.refused', {
          dossier,
          line,
          event: t(`dossiers.event.${type}`),
          why: refusalWords(t, why)
        })
      )
}
