import { Command } from 'commander'
import { documentKey, type Evaluation, enactDocument, enactPlan } from '../../modules/changeover/index.ts'
import { read } from '../../platform/database/index.ts'
import { formatDay, formatInstant } from '../../platform/i18n/index.ts'
import { Problem } from '../../platform/problem.ts'
import { perform } from '../../platform/record/index.ts'
import { examples, jsonOption } from '../options.ts'
import { type Session, withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'
import { type NamedPlan, namedPlan, placed } from './read-plan.ts'
import { storedPlan } from './session-plan.ts'

/** `changeover enact PLAN`: in one transaction, exactly once. */
export function enactCommand(terminal: Terminal): Command {
  const command = new Command('enact')
    .summary('put a plan into the register, to hold from its effective date')
    .description(
      'Enacts a plan in one transaction, at any time before or on its effective date. A file is imported and enacted together: when it is refused nothing is kept. The same file enacts once.'
    )
    .argument('<plan>', 'id of a plan in the register, or a JSON or CSV file')
    .addOption(jsonOption())
    .action((argument: string, options: { json?: true }) => {
      const named = namedPlan(argument)
      return withSession(terminal, 'locality', async (session) => {
        terminal.note(terminal.t('cli.changeover.enacting'))
        const { id, evaluation } = await enact(session, named)
        const { enactment, title, effectiveOn } = await storedPlan(session, id)
        if (options.json)
          return terminal.print(JSON.stringify({ id, title, effectiveOn, enactment, ...evaluation }, null, 2))
        const { language, t } = terminal
        const day = formatDay(effectiveOn, language)
        const when = formatInstant(enactment?.enactedAt, language, session.timeZone)
        terminal.print(t('cli.changeover.enacted', { id, title, day, when, by: enactment?.enactedBy ?? '' }))
      })
    })
  return examples(command, {
    'changeover enact plan.json': 'imports and enacts a file',
    'changeover enact 0197c3a2-6f5e-7c31-9d5e-0f8a3c2b1d4e': 'enacts a draft of the register'
  })
}

async function enact(session: Session, named: NamedPlan): Promise<{ id: string; evaluation: Evaluation }> {
  const { database, actor } = session
  if ('id' in named)
    return { id: named.id, evaluation: await perform(database, enactPlan, actor, { id: named.id }) }
  try {
    const idempotencyKey = await read(database, (tx) => documentKey(tx, named.sha256))
    const { id, ...evaluation } = await perform(
      database,
      enactDocument,
      actor,
      { plan: named.plan },
      { idempotencyKey }
    )
    return { id, evaluation }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, messageKey, params, details } = error
    throw new Problem(code, messageKey, params, placed(named, details), { cause: error })
  }
}
