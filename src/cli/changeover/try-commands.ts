import { Command } from 'commander'
import type { Rehearsal } from '../../modules/changeover/index.ts'
import { examples, jsonOption } from '../options.ts'
import { saidProblems } from '../say-problem.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { namedPlan } from './read-plan.ts'
import { sayCheck, sayRehearsal } from './say-evaluation.ts'
import { rehearse } from './session-plan.ts'

const planArgument =
  'id of a plan in the register, or a JSON or CSV file (localities/README.md documents both)'

/** `changeover check PLAN`: can it be done, and which rules does it break? */
export function checkCommand(terminal: Terminal): Command {
  const command = new Command('check')
    .summary('what stands in the way of a plan')
    .description(
      'Reads a plan, tries it and prints what stands in its way. Nothing is kept. Exit code 1 when it cannot be enacted.'
    )
    .argument('<plan>', planArgument)
    .addOption(jsonOption())
    .action((argument: string, options: { json?: true }) =>
      tryPlan(terminal, argument, (rehearsal) => {
        const { successions: _successions, ...check } = rehearsal
        if (options.json) terminal.print(JSON.stringify(said(terminal, check), null, 2))
        else sayCheck(terminal, rehearsal)
      })
    )
  return examples(command, {
    'changeover check plan.json': 'mistakes of the file by line and column, then violated rules'
  })
}

/** `changeover rehearse PLAN`: the whole enactment, rolled back. */
export function rehearseCommand(terminal: Terminal): Command {
  const command = new Command('rehearse')
    .summary('the whole enactment of a plan, rolled back')
    .description(
      'Goes through the whole enactment and rolls it back: what would change, figures before and after, who takes over what, and how long it takes. Exit code 1 when it cannot be enacted.'
    )
    .argument('<plan>', planArgument)
    .addOption(jsonOption())
    .action((argument: string, options: { json?: true }) =>
      tryPlan(terminal, argument, (rehearsal) => {
        if (options.json) return terminal.print(JSON.stringify(said(terminal, rehearsal), null, 2))
        sayRehearsal(terminal, rehearsal)
        sayCheck(terminal, rehearsal)
      })
    )
  return examples(command, {
    'changeover rehearse plan.csv': 'nothing is kept, neither the plan nor its changes'
  })
}

function tryPlan(terminal: Terminal, argument: string, say: (rehearsal: Rehearsal) => void): Promise<void> {
  const named = namedPlan(argument)
  return withSession(terminal, 'locality', async (session) => {
    terminal.note(terminal.t('cli.changeover.rehearsing'))
    const rehearsal = await rehearse(session, named)
    say(rehearsal)
    if (!rehearsal.ready) terminal.exitCode = 1
  })
}

/** Problems with their words, for programs that show them to people. */
function said<R extends Pick<Rehearsal, 'problems'>>(terminal: Terminal, rehearsal: R) {
  return { ...rehearsal, problems: saidProblems(terminal, rehearsal.problems) }
}
