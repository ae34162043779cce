import { Command } from 'commander'
import { type Figure, figureRecords, figures } from '../../modules/reports/index.ts'
import { read } from '../../platform/database/index.ts'
import { formatNumber, formatPercent } from '../../platform/i18n/index.ts'
import { findSet, type SetRow } from '../../platform/sets/index.ts'
import { atOption, examples, jsonOption, knownOption, type MomentOptions, momentOf } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

/** `figures [ID]`: all figures of a day, or the records that one of them counts. */
export function figuresCommand(terminal: Terminal): Command {
  const command = new Command('figures')
    .summary('figures of a day, each derived from records')
    .description('Prints every figure as of a day. With the id of a figure: the records that it counts.')
    .argument('[id]', 'a figure, such as units.communes')
    .addOption(atOption())
    .addOption(knownOption())
    .addOption(jsonOption())
    .action((id: string | undefined, options: MomentOptions & { json?: true }) =>
      withSession(terminal, 'locality', ({ database, ...session }) =>
        read(database, async (tx) => {
          const moment = momentOf(options, session)
          if (!id) return sayFigures(terminal, await figures(tx, moment), options.json)
          const { figure, records } = await figureRecords(tx, id, moment)
          if (options.json) return terminal.print(JSON.stringify({ ...inOrder(figure), records }, null, 2))
          sayRecords(terminal, figure, records)
        })
      )
    )
  return examples(command, {
    'figures --at 2025-10-20': 'all figures as of 20 October 2025',
    'figures --at 2025-06-30 --json': 'the same as JSON: [{id, value, at, …}]',
    'figures reduction.commune_units --at 2025-07-01': 'the communes that ended (+) and began (-)'
  })
}

function sayFigures({ t, language, print }: Terminal, found: Figure[], json?: true): void {
  if (json) {
    print(JSON.stringify(found.map(inOrder), null, 2))
    return
  }
  const columns = [
    { title: t('cli.column.id'), value: ({ id }: Figure) => id },
    {
      title: t('cli.column.value'),
      right: true,
      value: (figure: Figure) => sayValue(figure, { t, language })
    },
    { title: t('cli.column.figure'), value: ({ id }: Figure) => t(findSet('figures', id)?.nameKey ?? id) }
  ]
  for (const line of table(columns, found)) print(line)
}

function sayRecords({ t, language, print }: Terminal, figure: Figure, records: SetRow[]): void {
  print(`${t(findSet('figures', figure.id)?.nameKey ?? figure.id)}: ${sayValue(figure, { t, language })}`)
  const columns = [
    ...(records.some(signOf) ? [{ title: '', value: signOf }] : []),
    { title: t('cli.column.code'), value: (row: SetRow) => String(row.code ?? '') },
    { title: t('cli.column.name'), value: (row: SetRow) => row.label },
    { title: t('cli.column.identity'), value: (row: SetRow) => `${row.kind} ${row.id}` }
  ]
  for (const line of table(columns, records)) print(line)
}

/** + and - of a net figure; what a share counts and what it lacks. */
function signOf({ weight, counted }: SetRow): string {
  if (weight !== undefined) return weight > 0 ? '+' : '-'
  if (counted === undefined) return ''
  return counted ? '✓' : '✗'
}

function sayValue(
  { value, unit, numerator, denominator }: Figure,
  { t, language }: Pick<Terminal, 't' | 'language'>
): string {
  if (value === null) return t('cli.not_applicable')
  if (unit !== 'percent') return formatNumber(value, language)
  return `${formatPercent(value, language)} (${formatNumber(numerator, language)}/${formatNumber(denominator, language)})`
}

/** What people look for first stands first. */
function inOrder({ id, value, at, ...rest }: Figure): Figure {
  return { id, value, at, ...rest }
}
