import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command, Option } from 'commander'
import {
  exportList,
  importSheet,
  type ListId,
  listIds,
  sayFault,
  sheetFormats,
  trySheet
} from '../../modules/staffing/index.ts'
import { read } from '../../platform/database/index.ts'
import { notFound } from '../../platform/problem.ts'
import { perform } from '../../platform/record/index.ts'
import { atOption, examples, jsonOption, type MomentOptions, momentOf } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

type Format = (typeof sheetFormats)[number]
type Tried = Awaited<ReturnType<typeof trial>>

const listOption = () =>
  new Option('--list <list>', 'what the sheet holds').choices(listIds).makeOptionMandatory()

/** `staff import|export`: lists of people, posts, appointments, qualifications and quotas as sheets. */
export function staffCommand(terminal: Terminal): Command {
  return new Command('staff')
    .summary('sheets of staff: people, posts, appointments, qualifications, quotas')
    .description(
      'Reads and writes lists of staff as CSV or XLSX, with the columns of the templates on the site.'
    )
    .addCommand(importCommand(terminal))
    .addCommand(exportCommand(terminal))
}

interface ImportOptions {
  list: ListId
  dryRun?: true
  json?: true
}

function importCommand(terminal: Terminal): Command {
  const command = new Command('import')
    .summary('import a sheet, all of its rows or none')
    .description(
      'Tries the file first and says what each row would do. Rows that stand already are left as they are. Exit code 1 when a row is in error; nothing is written then.'
    )
    .argument('<file>', 'a CSV or XLSX file')
    .addOption(listOption())
    .option('--dry-run', 'only say what would happen')
    .addOption(jsonOption())
    .action((file: string, options: ImportOptions) => importFile(terminal, file, options))
  return examples(command, {
    'staff import appointments.xlsx --list appointments --dry-run': 'what each row would do',
    'staff import people.csv --list persons': 'import it, unless a row is in error'
  })
}

function importFile(terminal: Terminal, file: string, options: ImportOptions): Promise<void> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw notFound('cli.no_file', { file })
  const content = readFileSync(file).toString('base64')
  return withSession(terminal, 'locality', async ({ database, actor, today }) => {
    const input = { list: options.list, fileName: basename(file), content, on: today }
    const tried = await trial(database, actor, input)
    sayTrial(terminal, tried, options)
    if (tried.counts.error) terminal.exitCode = 1
    else if (!options.dryRun && tried.counts.new + tried.counts.changed > 0) {
      await perform(database, importSheet, actor, { ...input, sha256: tried.sha256 })
      terminal.note(terminal.t('cli.staff.imported', { file }))
    }
  })
}

/** Nothing of a trial stays, not even the file. */
function trial(database: Parameters<typeof perform>[0], actor: Parameters<typeof perform>[2], input: object) {
  return perform(database, trySheet, actor, input, { rollback: true })
}

function sayTrial(terminal: Terminal, { outcomes, counts }: Tried, { json }: ImportOptions): void {
  const { t, print, note } = terminal
  if (json) {
    const rows = outcomes.map(({ faults, notes: _notes, ...row }) => ({
      ...row,
      errors: faults.map((fault) => sayFault(fault, t))
    }))
    print(JSON.stringify({ counts, rows }, null, 2))
    return
  }
  const wrong = outcomes.filter(({ state }) => state === 'error')
  const columns = [
    { title: t('cli.column.line'), right: true, value: ({ line }: (typeof wrong)[number]) => String(line) },
    { title: t('cli.column.subject'), value: ({ subject }: (typeof wrong)[number]) => subject },
    {
      title: t('cli.column.error'),
      value: ({ faults }: (typeof wrong)[number]) => faults.map((fault) => sayFault(fault, t)).join(' ')
    }
  ]
  if (wrong.length) for (const line of table(columns, wrong)) print(line)
  note(
    t('cli.staff.counts', {
      fresh: counts.new,
      changed: counts.changed,
      same: counts.unchanged,
      wrong: counts.error
    })
  )
}

interface ExportOptions extends MomentOptions {
  list: ListId
  unit?: string
  format: Format
  output?: string
}

function exportCommand(terminal: Terminal): Command {
  const command = new Command('export')
    .summary('a list of staff as a file')
    .description('Writes a list of a day, which can be mended and imported again.')
    .addOption(listOption())
    .option('--unit <unit>', 'code or name of a body: it and all below it (default: everything)')
    .addOption(new Option('--format <format>', 'kind of file').choices(sheetFormats).default('csv'))
    .option('--output <file>', 'write it there (default: a file named by list and day)')
    .addOption(atOption())
    .action((options: ExportOptions) =>
      withSession(terminal, 'locality', async ({ database, actor, ...session }) => {
        const { at } = momentOf(options, session)
        const { list, unit, format } = options
        const { name, content, rows } = await read(database, (tx) =>
          exportList(tx, actor, { list, unit, format, at }, terminal.t)
        )
        const file = options.output ?? name
        writeFileSync(file, content)
        terminal.note(terminal.t('cli.staff.exported', { file, count: rows }))
      })
    )
  return examples(command, {
    'staff export --list appointments --format xlsx': 'who holds which post today',
    'staff export --list quotas --unit UBND-10 --at 2025-12-31 --output quotas.csv':
      'quotas of a body and all below it'
  })
}
