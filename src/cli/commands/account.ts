import { Command } from 'commander'
import { type Account, linkAccount, listAccounts, unlinkAccount } from '../../modules/authority/index.ts'
import { read } from '../../platform/database/index.ts'
import { perform } from '../../platform/record/index.ts'
import { examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

/** `account link|list|unlink`: whose an account of the sign-in provider is, where the provider does not say so itself. */
export function accountCommand(terminal: Terminal): Command {
  const command = new Command('account')
    .summary('whose an account of the sign-in provider is')
    .description(
      'Accounts whose person the sign-in provider does not name by the claim HAICAP_OIDC_PERSON_CLAIM. What someone may do follows from their posts; there is nothing else to keep.'
    )
    .addCommand(link(terminal))
    .addCommand(list(terminal))
    .addCommand(unlink(terminal))
  return examples(command, {
    'account link 7f3c2a --person CB-000123': 'whoever signs in as 7f3c2a is that person',
    'account list': 'the accounts that are linked'
  })
}

function link(terminal: Terminal): Command {
  const command = new Command('link')
    .summary('an account is a person of the register')
    .description('From now on whoever signs in by the account has the rights of that person.')
    .argument('<subject>', 'the account, as the provider names it (claim sub)')
    .requiredOption('--person <code>', 'number of the person in the staff register')
    .action((subject: string, { person }: { person: string }) =>
      withSession(terminal, 'locality', async ({ database, actor }) => {
        const linked = await perform(database, linkAccount, actor, { subject, person })
        terminal.print(terminal.t('cli.account.linked', { subject, ...linked }))
      })
    )
  return examples(command, { 'account link 7f3c2a --person CB-000123': 'links an account' })
}

function list(terminal: Terminal): Command {
  const { t, print } = terminal
  const command = new Command('list')
    .summary('the accounts that are linked')
    .description('Accounts that are linked to persons here, by name.')
    .addOption(jsonOption())
    .action((options: { json?: true }) =>
      withSession(terminal, 'locality', async ({ database }) => {
        const accounts = await read(database, listAccounts)
        if (options.json) return print(JSON.stringify(accounts, null, 2))
        const columns = [
          { title: t('cli.account.subject'), value: ({ subject }: Account) => subject },
          { title: t('cli.account.person'), value: ({ personCode }: Account) => personCode },
          { title: t('cli.account.name'), value: ({ personName }: Account) => personName }
        ]
        if (!accounts.length) return print(t('cli.account.none'))
        for (const line of table(columns, accounts)) print(line)
      })
    )
  return examples(command, { 'account list --json': 'for programs' })
}

function unlink(terminal: Terminal): Command {
  const command = new Command('unlink')
    .summary('an account is nobody’s any more')
    .description('Its sessions end at once, and so do the tokens that were made by it.')
    .argument('<subject>', 'the account')
    .action((subject: string) =>
      withSession(terminal, 'locality', async ({ database, actor }) => {
        const ended = await perform(database, unlinkAccount, actor, { subject })
        terminal.print(terminal.t('cli.account.unlinked', { subject, ...ended }))
      })
    )
  return examples(command, { 'account unlink 7f3c2a': 'ends what was begun by it' })
}
