import { writeFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import {
  importPlan,
  listPlans,
  type PlanSummary,
  planToCsv,
  planToJson,
  revokePlan
} from '../../modules/changeover/index.ts'
import { read } from '../../platform/database/index.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import { perform } from '../../platform/record/index.ts'
import { examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { readPlan } from './read-plan.ts'
import { storedPlan } from './session-plan.ts'

/** `changeover list`: the plans of the register. */
export function listCommand(terminal: Terminal): Command {
  return new Command('list')
    .summary('the plans of the register')
    .description('Prints the plans of the register, the one that takes effect last first.')
    .addOption(jsonOption())
    .action((options: { json?: true }) =>
      withSession(terminal, 'locality', async ({ database }) => {
        const plans = await read(database, listPlans)
        if (options.json) terminal.print(JSON.stringify(plans, null, 2))
        else for (const line of table(planColumns(terminal), plans)) terminal.print(line)
      })
    )
}

function planColumns({ t, language }: Terminal) {
  return [
    { title: t('cli.column.identity'), value: ({ id }: PlanSummary) => id },
    {
      title: t('cli.column.effective_on'),
      value: ({ effectiveOn }: PlanSummary) => formatDay(effectiveOn, language)
    },
    {
      title: t('cli.column.state'),
      value: (plan: PlanSummary) => t(`cli.changeover.state.${stateOf(plan)}`)
    },
    {
      title: t('cli.column.operations'),
      right: true,
      value: ({ operations }: PlanSummary) => String(operations)
    },
    { title: t('cli.column.decision'), value: ({ decisionNumber }: PlanSummary) => decisionNumber },
    { title: t('cli.column.title'), value: ({ title }: PlanSummary) => title }
  ]
}

function stateOf({ enactedAt, revoked }: PlanSummary): 'enacted' | 'revoked' | 'draft' {
  if (enactedAt) return 'enacted'
  return revoked ? 'revoked' : 'draft'
}

/** `changeover import FILE`: into the register of plans, as a draft. */
export function importCommand(terminal: Terminal): Command {
  const command = new Command('import')
    .summary('keep a plan in the register as a draft')
    .description(
      'Reads a plan and keeps it in the register as a draft, to be edited on pages and enacted later.'
    )
    .argument('<file>', 'a JSON or CSV file')
    .addOption(jsonOption())
    .action((file: string, options: { json?: true }) => {
      const { plan } = readPlan(file)
      return withSession(terminal, 'locality', async ({ database, actor }) => {
        const done = await perform(database, importPlan, actor, { plan })
        terminal.print(
          options.json ? JSON.stringify(done, null, 2) : terminal.t('cli.changeover.imported', done)
        )
      })
    })
  return examples(command, { 'changeover import plan.json': 'prints the id of the draft' })
}

/** `changeover export ID`: a plan as a file that can be imported again. */
export function exportCommand(terminal: Terminal): Command {
  const command = new Command('export')
    .summary('a plan of the register as a file')
    .description('Prints a plan of the register in the documented format; importing it gives the same plan.')
    .argument('<id>', 'id of a plan, see: changeover list')
    .addOption(new Option('--format <format>', 'json or csv').choices(['json', 'csv']).default('json'))
    .option('--output <file>', 'write to a file instead of stdout')
    .action((id: string, options: { format: 'json' | 'csv'; output?: string }) =>
      withSession(terminal, 'locality', async (session) => {
        const plan = await storedPlan(session, id)
        const text = options.format === 'csv' ? planToCsv(plan) : planToJson(plan)
        if (!options.output) return terminal.print(text.trimEnd())
        writeFileSync(options.output, text)
        terminal.note(terminal.t('cli.written', { file: options.output }))
      })
    )
  return examples(command, { 'changeover export ID --format csv --output plan.csv': 'for a spreadsheet' })
}

/** `changeover revoke ID`: before it takes effect. */
export function revokeCommand(terminal: Terminal): Command {
  const command = new Command('revoke')
    .summary('take back an enactment before its effective date')
    .description(
      'Takes an enactment back: the register is as it was before. From the effective date on only a new plan corrects.'
    )
    .argument('<id>', 'id of an enacted plan, see: changeover list')
    .requiredOption('--reason <text>', 'why; the record keeps it')
    .action((id: string, options: { reason: string }) =>
      withSession(terminal, 'locality', async ({ database, actor, today }) => {
        await perform(database, revokePlan, actor, { id, reason: options.reason, today })
        terminal.print(terminal.t('cli.changeover.revoked', { id }))
      })
    )
  return examples(command, {
    'changeover revoke ID --reason "Resolution withdrawn"': 'only before the effective date'
  })
}
