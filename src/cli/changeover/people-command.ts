import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { getPlan } from '../../modules/changeover/index.ts'
import {
  importPlacements,
  peopleOfPlan,
  placementsCsv,
  proposeForPeople,
  readPlacements
} from '../../modules/staffing/index.ts'
import { read } from '../../platform/database/index.ts'
import { invalid, notFound } from '../../platform/problem.ts'
import { perform } from '../../platform/record/index.ts'
import { examples, jsonOption } from '../options.ts'
import { type Session, withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  propose?: true
  import?: string
  dryRun?: true
  csv?: true
  json?: true
}

/** `changeover people ID`: whom a plan concerns, and where it places them. */
export function peopleCommand(terminal: Terminal): Command {
  const command = new Command('people')
    .summary('where a plan places the people of bodies that end')
    .description(
      'Prints how many people a plan must place and how far that has come; proposes places, or takes a list in.'
    )
    .argument('<id>', 'id of a plan, see: changeover list')
    .option('--propose', 'propose places by like-to-like position; what people wrote stays')
    .option('--import <file>', 'a CSV list: person, body, position, or leaving; all of it or nothing')
    .option('--dry-run', 'with --import: try it and keep nothing')
    .option('--csv', 'print the list, to be filled in and imported')
    .addOption(jsonOption())
    .action((id: string, options: Options) =>
      withSession(terminal, 'locality', async (session) => {
        const { database, actor } = session
        if (options.propose) await perform(database, proposeForPeople, actor, { planId: id })
        if (options.import) await take(session, id, options.import, options.dryRun ?? false)
        const people = await read(database, async (tx) => peopleOfPlan(tx, await getPlan(tx, id)))
        if (options.csv) return terminal.print(placementsCsv(people).trimEnd())
        if (options.json) {
          const { counts, groups } = people
          return terminal.print(
            JSON.stringify({ counts, people: groups.flatMap((group) => group.people) }, null, 2)
          )
        }
        terminal.print(terminal.t('cli.changeover.people', people.counts))
      })
    )
  return examples(command, {
    'changeover people ID --propose': 'places everybody for whom there is a like place',
    'changeover people ID --csv > people.csv': 'the list as it stands',
    'changeover people ID --import people.csv --dry-run': 'mistakes by line and column; nothing is kept'
  })
}

async function take(
  { database, actor }: Session,
  planId: string,
  file: string,
  rollback: boolean
): Promise<void> {
  const { lines, problems } = readPlacements(bytesOf(file), basename(file))
  if (problems.length) throw invalid('placement.import.faulty', { count: problems.length }, problems)
  if (lines.length) await perform(database, importPlacements, actor, { planId, lines }, { rollback })
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    throw notFound('cli.no_file', { file })
  }
}
