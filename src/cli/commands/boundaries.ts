import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { importBoundaries } from '../../modules/organization/index.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import { notFound } from '../../platform/problem.ts'
import { perform } from '../../platform/record/index.ts'
import { atOption, examples } from '../options.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `boundaries import FILE`: real outlines in place of the schematic map. */
export function boundariesCommand(terminal: Terminal): Command {
  const load = new Command('import')
    .summary('real boundaries in place of the schematic map')
    .description(
      'Imports outlines from GeoJSON or TopoJSON (WGS 84). Each feature bears the code of its area as text in the property "code"; the codes are those of the day --at.'
    )
    .argument('<file>', 'a GeoJSON feature collection or a TopoJSON topology')
    .addOption(atOption('a day on which the codes of the file hold'))
    .option(
      '--source <text>',
      'who published the outlines and under which terms (default: the name of the file)'
    )
    .action((file: string, options: { at?: string; source?: string }) => {
      const text = readText(file)
      return withSession(terminal, 'locality', async ({ database, actor, today }) => {
        const input = { text, on: options.at ?? today, source: options.source ?? basename(file) }
        const { imported, on } = await perform(database, importBoundaries, actor, input)
        terminal.print(
          terminal.t('cli.boundaries.imported', { areas: imported, day: formatDay(on, terminal.language) })
        )
      })
    })
  return new Command('boundaries')
    .summary('real outlines for the map')
    .description('Outlines of areas. Without them the map is a scheme drawn from central points.')
    .addCommand(
      examples(load, {
        'boundaries import communes.topojson --at 2025-07-01 --source "Office X, CC BY 4.0"':
          'for the areas of that day'
      })
    )
}

function readText(file: string): string {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw notFound('cli.no_file', { file })
  return readFileSync(file, 'utf8')
}
