import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { loadLocality, readLocality } from '../../locality/index.ts'
import { invalid, notFound, Problem, type ProblemDetail } from '../../platform/problem.ts'
import { examples, jsonOption } from '../options.ts'
import { saidProblems } from '../say-problem.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `locality check|load DIR`: a province as a folder. */
export function localityCommand(terminal: Terminal): Command {
  const check = new Command('check')
    .summary('read a folder and name every mistake in it')
    .description(
      'Reads a locality without any database and names every mistake, by file, line and column. Exit code 1 when there is one.'
    )
    .argument('<dir>', 'folder of a locality, as localities/README.md documents it')
    .addOption(jsonOption())
    .action((dir: string, options: { json?: true }) => checkFolder(terminal, dir, options))
  const load = new Command('load')
    .summary('load a folder into an empty register and enact its plans')
    .description(
      'Loads a locality into an empty register: its words and first state, then each of its plans is enacted. What was interrupted goes on where it stopped; what is loaded already is left alone.'
    )
    .argument('<dir>', 'folder of a locality')
    .option('--full', 'all dossiers of the demonstration instead of a sample: minutes, with progress')
    .option('--no-dossiers', 'no dossiers of the demonstration')
    .action((dir: string, options: Sizes) => loadFolder(terminal, dir, options))
  const command = new Command('locality')
    .summary('a province as a folder: check it, load it')
    .description('A province as data: one folder, in the format of localities/README.md.')
    .addCommand(examples(check, { 'locality check localities/my-province': 'all mistakes at once, if any' }))
    .addCommand(
      examples(load, {
        'HAICAP_DATA=/tmp/trial locality load localities/my-province': 'into a database of its own'
      })
    )
  return examples(command, { 'locality check DIR': 'first', 'locality load DIR': 'then' })
}

async function checkFolder(terminal: Terminal, dir: string, options: { json?: true }): Promise<void> {
  const { t, print } = terminal
  mustBeFolder(dir)
  const { locality, problems } = await readLocality(dir)
  if (options.json) {
    print(JSON.stringify({ sound: Boolean(locality), problems: saidProblems(terminal, problems) }, null, 2))
    if (!locality) terminal.exitCode = 1
    return
  }
  if (!locality) throw invalid('cli.locality.malformed', { count: problems.length }, within(dir, problems))
  const { areas, organizations, plans, settings } = locality
  const counts = { areas: areas.length, organizations: organizations.length, plans: plans.length }
  print(t('cli.locality.sound', { name: settings.name[terminal.language], ...counts }))
}

interface Sizes {
  full?: true
  dossiers: boolean
}

async function loadFolder(terminal: Terminal, dir: string, { full, dossiers }: Sizes): Promise<void> {
  const { t, note, print } = terminal
  mustBeFolder(dir)
  await withSession(terminal, 'nothing', async ({ database }) => {
    try {
      const { loaded, id, changed } = await loadLocality(database, dir, {
        dossiers: dossiers ? (full ? 'full' : 'quick') : 'none',
        progress: (step, done = 0, total = 0) => note(t(`cli.locality.progress.${step}`, { done, total }))
      })
      if (loaded) print(t('cli.locality.loaded', { id, folder: dir }))
      else print(t(changed ? 'cli.locality.there_changed' : 'cli.locality.there', { id }))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      throw new Problem(error.code, error.messageKey, error.params, within(dir, error.details), {
        cause: error
      })
    }
  })
}

/** Files are named as from here, so that an editor can open them. */
function within(dir: string, problems: readonly (ProblemDetail & { file?: string })[]): ProblemDetail[] {
  return problems.map((problem) => (problem.file ? { ...problem, file: join(dir, problem.file) } : problem))
}

function mustBeFolder(dir: string): void {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw notFound('cli.no_folder', { folder: dir })
}
