import { Command } from 'commander'
import { enactCommand } from '../changeover/enact-command.ts'
import { peopleCommand } from '../changeover/people-command.ts'
import { exportCommand, importCommand, listCommand, revokeCommand } from '../changeover/register-commands.ts'
import { checkCommand, rehearseCommand } from '../changeover/try-commands.ts'
import { examples } from '../options.ts'
// Every room, for what it adds to plans.
import '../../rooms.ts'
import type { Terminal } from '../terminal.ts'

/** `changeover …`: plans of reorganization, from the file to the enactment. */
export function changeoverCommand(terminal: Terminal): Command {
  const command = new Command('changeover')
    .summary('plans of reorganization: check, rehearse, enact')
    .description('Plans of reorganization: check, rehearse, enact, revoke.')
  for (const make of [
    checkCommand,
    rehearseCommand,
    peopleCommand,
    enactCommand,
    revokeCommand,
    listCommand,
    importCommand,
    exportCommand
  ])
    command.addCommand(make(terminal))
  return examples(command, {
    'changeover check plan.json': 'what stands in its way',
    'changeover rehearse plan.json': 'everything, rolled back',
    'changeover enact plan.json': 'for good'
  })
}
