import { Command } from 'commander'
import { accountCommand } from './commands/account.ts'
import { boundariesCommand } from './commands/boundaries.ts'
import { changeoverCommand } from './commands/changeover.ts'
import { custodianCommand, takenOverCommand } from './commands/custodian.ts'
import { decidesCommand } from './commands/decides.ts'
import { dossiersCommand } from './commands/dossiers.ts'
import { dueCommand } from './commands/due.ts'
import { figuresCommand } from './commands/figures.ts'
import { localityCommand } from './commands/locality.ts'
import { migrateCommand } from './commands/migrate.ts'
import { powersCommand } from './commands/powers.ts'
import { proceduresCommand } from './commands/procedures.ts'
import { recordCommand } from './commands/record.ts'
import { rulesCommand } from './commands/rules.ts'
import { searchCommand } from './commands/search.ts'
import { staffCommand } from './commands/staff.ts'
import type { Terminal } from './terminal.ts'

const surroundings = `
Every command works on the database that the environment names, whether or not the server runs:
  HAICAP_DATA=DIR        folder of the embedded database (default: .haicap beside the program)
  DATABASE_URL=URL       a PostgreSQL 18 of your own instead
  HAICAP_SCHEMA=NAME     the province's schema in it (default: haicap)
  HAICAP_LANG=vi|en|de   language of results and problems (default: that of LANG, else vi)

Results go to stdout, progress and problems to stderr.
Exit codes: 0 done; 1 refused, not found or violated; 2 wrong usage.

Examples:
  $ bin/haicap locality load localities/my-province
  $ bin/haicap figures --at 2025-10-20
  $ bin/haicap changeover rehearse --help`

/** All commands of `bin/haicap`. */
export function makeProgram(terminal: Terminal): Command {
  const program = new Command('haicap')
    .description('The register of a province and its communes, from the command line.')
    .addHelpText('after', surroundings)
    .configureOutput({ writeOut: write(terminal.print), writeErr: write(terminal.note) })
    .exitOverride()
    .showHelpAfterError('Add --help to see how the command is used.')
    .helpCommand(false)
  const commands = [
    figuresCommand,
    rulesCommand,
    custodianCommand,
    takenOverCommand,
    decidesCommand,
    powersCommand,
    searchCommand,
    staffCommand,
    proceduresCommand,
    dueCommand,
    dossiersCommand,
    localityCommand,
    changeoverCommand,
    recordCommand,
    accountCommand,
    boundariesCommand,
    migrateCommand
  ]
  for (const make of commands) program.addCommand(inherit(program, make(terminal)))
  return program
}

/** Commands made on their own take over how the program speaks and ends, at every depth. */
function inherit(parent: Command, command: Command): Command {
  command.copyInheritedSettings(parent)
  for (const child of command.commands) inherit(command, child)
  return command
}

/** commander ends its texts with a line break of its own. */
function write(line: (text: string) => void) {
  return (text: string) => line(text.replace(/\n$/, ''))
}
