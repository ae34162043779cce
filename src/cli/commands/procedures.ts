import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import {
  catalogueInFiles,
  exportCatalogue,
  exportList,
  type ImportLine,
  importCatalogue,
  planImport
} from '../../modules/procedures/index.ts'
import { read } from '../../platform/database/index.ts'
import { notFound } from '../../platform/problem.ts'
import { perform } from '../../platform/record/index.ts'
import { atOption, examples, jsonOption, type MomentOptions, momentOf } from '../options.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `procedures export|import`: the catalogue of procedures as a file. */
export function proceduresCommand(terminal: Terminal): Command {
  return new Command('procedures')
    .summary('the catalogue of administrative procedures as a file')
    .description('Writes and reads the catalogue of procedures with all of its versions.')
    .addCommand(exportCommand(terminal))
    .addCommand(importCommand(terminal))
}

function exportCommand(terminal: Terminal): Command {
  const command = new Command('export')
    .summary('the whole catalogue as JSON, or the flat list of a day as CSV')
    .option('--list', 'the procedures in force on a day as CSV in place of the whole catalogue')
    .addOption(atOption())
    .action((options: MomentOptions & { list?: true }) =>
      withSession(terminal, 'locality', async (session) => {
        const text = await read(session.database, async (tx) =>
          options.list
            ? exportList(tx, momentOf(options, session).at)
            : JSON.stringify(await exportCatalogue(tx, { drafts: true }), null, 2)
        )
        terminal.print(text)
      })
    )
  return examples(command, {
    'procedures export > procedures.json': 'everything, drafts included',
    'procedures export --list --at 2025-10-20 > list.csv': 'what was in force that day'
  })
}

interface ImportOptions {
  dryRun?: true
  json?: true
}

function importCommand(terminal: Terminal): Command {
  const command = new Command('import')
    .summary('import a catalogue, all of it or nothing')
    .description(
      'Tries the file first and says what would happen to each version. What stands already is left as it is; a published version is never changed. Exit code 1 when something is refused; nothing is written then.'
    )
    .argument(
      '<files...>',
      'a catalogue as "procedures export" writes it, or its tables for spreadsheets: CSV files, or a ZIP file of them'
    )
    .option('--dry-run', 'only say what would happen')
    .addOption(jsonOption())
    .action((files: string[], options: ImportOptions) => importFiles(terminal, files, options))
  return examples(command, {
    'procedures import procedures.json --dry-run': 'what would happen to each version',
    'procedures import procedures.json': 'import it, unless something is refused',
    'procedures import procedures.csv steps.csv':
      'facts and steps as tables; papers, fees and forms stay as they are'
  })
}

function importFiles(terminal: Terminal, files: string[], options: ImportOptions): Promise<void> {
  for (const file of files)
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw notFound('cli.no_file', { file })
  const given = files.map((file) => ({ filename: basename(file), data: readFileSync(file) }))
  return withSession(terminal, 'locality', async ({ database, actor }) => {
    const catalogue = await catalogueInFiles(database, given, terminal.t)
    const lines = await read(database, (tx) => planImport(tx, catalogue))
    sayLines(terminal, lines, options)
    if (lines.some(({ what }) => what === 'refused')) terminal.exitCode = 1
    else if (!options.dryRun && lines.some(({ what }) => what !== 'unchanged')) {
      await perform(database, importCatalogue, actor, { catalogue })
      terminal.note(terminal.t('cli.procedures.imported', { file: files.join(', ') }))
    }
  })
}

function sayLines({ t, print, note }: Terminal, lines: ImportLine[], { json }: ImportOptions): void {
  if (json) {
    const told = lines.map(({ key, number, what, problems }) => ({
      key,
      number,
      what,
      problems: problems.map(({ path, messageKey, params }) => ({ path, text: t(messageKey, params) }))
    }))
    print(JSON.stringify({ versions: told }, null, 2))
    return
  }
  for (const { name, number, what, problems } of lines) {
    print(t('cli.procedures.line', { name, number, what: t(`procedures.exchange.what.${what}`) }))
    for (const { messageKey, params } of problems) note(`  ${t(messageKey, params)}`)
  }
}
