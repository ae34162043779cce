import { Command } from 'commander'
import { type Rule, ruleAt, rulesAt, ruleWords, violationText } from '../../modules/reports/index.ts'
import { read } from '../../platform/database/index.ts'
import { atOption, examples, jsonOption, knownOption, type MomentOptions, momentOf } from '../options.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `rules [ID]`: what breaks the rules on a day; exit code 1 when anything does. */
export function rulesCommand(terminal: Terminal): Command {
  const command = new Command('rules')
    .summary('rules of a day, each with what breaks it')
    .description('Prints every rule as of a day with its violations. Exit code 1 when any rule is violated.')
    .argument('[id]', 'one rule, such as norms_met')
    .addOption(atOption())
    .addOption(knownOption())
    .addOption(jsonOption())
    .action((id: string | undefined, options: MomentOptions & { json?: true }) =>
      withSession(terminal, 'locality', async ({ database, ...session }) => {
        const moment = momentOf(options, session)
        const found = await read(database, async (tx) =>
          id ? [await ruleAt(tx, id, moment)] : rulesAt(tx, moment)
        )
        if (options.json) terminal.print(JSON.stringify(found, null, 2))
        else sayRules(terminal, found)
        if (found.some(({ violations }) => violations.length)) terminal.exitCode = 1
      })
    )
  return examples(command, {
    'rules --at 2025-07-01': 'all rules on the first day of the new tier',
    'rules norms_met --at 2025-07-01 --json': 'one rule as JSON: [{id, violations}]'
  })
}

/** A line for each rule; below it what breaks it. */
export function sayRules({ t, print }: Pick<Terminal, 't' | 'print'>, rules: readonly Rule[]): void {
  for (const { id, violations } of rules) {
    const words = ruleWords(id)
    const count = t('cli.violations', { count: violations.length })
    print(`${violations.length ? '✗' : '✓'} ${t(words.nameKey)} (${id}): ${count}`)
    for (const row of violations) print(`    ${violationText(t, id, row)}`)
  }
}
