import { Command } from 'commander'
import { sql } from 'kysely'
import { read } from '../../platform/database/index.ts'
import { examples } from '../options.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `migrate`: brings the database up to date; opening it does so, every other command does it too. */
export function migrateCommand(terminal: Terminal): Command {
  const command = new Command('migrate')
    .summary('make the database or bring it up to date')
    .description(
      'Makes the database if there is none and brings its tables up to date. The server and all other commands do so too.'
    )
    .action(() =>
      withSession(terminal, 'nothing', async ({ database }) => {
        const found = await read(database, (tx) =>
          sql<{
            count: number
            last: string
          }>`select count(*)::int as count, max(name) as last from migration`.execute(tx)
        )
        const { count = 0, last = '' } = found.rows[0] ?? {}
        terminal.print(terminal.t('cli.migrated', { count, last, schema: database.schema }))
      })
    )
  return examples(command, { migrate: 'on the embedded database' })
}
