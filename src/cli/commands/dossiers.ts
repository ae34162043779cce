import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import {
  type Clock,
  parseHistory,
  type Replayed,
  refusalWords,
  replay
} from '../../modules/dossiers/index.ts'
import { readCalendar, readClockRules } from '../../platform/calendar/index.ts'
import { read } from '../../platform/database/index.ts'
import { invalid, refusal } from '../../platform/problem.ts'
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
    .option('--at <instant>', 'read the clocks as of this moment, ISO with an offset (default: now)')
    .addOption(jsonOption())
    .action((file: string, options: ReplayOptions) =>
      withSession(terminal, 'locality', async ({ database, timeZone }) => {
        const text = await readFile(file, 'utf8').catch(() => {
          throw invalid('cli.no_file', { file })
        })
        const lines = parseHistory(text)
        const now = options.at ? momentOf(options.at) : Temporal.Now.instant().epochMilliseconds
        const replayed = await read(database, async (tx) => {
          const rulesOf = await readClockRules(tx)
          const rulesOn = (day: string) => {
            const rules = rulesOf(day)
            if (!rules) throw refusal('cli.due.no_rules')
            return rules
          }
          return replay(lines, await readCalendar(tx, timeZone), rulesOn, now)
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

function asJson({ t }: Terminal, { dossier, life, state, clock, open, refusals }: Replayed, inZone: InZone) {
  return {
    dossier,
    phase: life.phase,
    nationalState: state,
    waiting: life.waiting,
    clock: clockJson(clock, inZone),
    stands: life.stands,
    receivedAt: life.receivedAt,
    endedAt: life.endedAt,
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
    {
      title: t('cli.dossiers.late'),
      value: ({ clock }: Replayed) => (clock.late ? t('cli.dossiers.is_late') : '')
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

function momentOf(text: string): number {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    throw invalid('cli.due.no_moment', { text })
  }
}
