import { Command } from 'commander'
import { type BookFault, brokenSeal, verifyBooks } from '../../modules/dossiers/index.ts'
import { read } from '../../platform/database/index.ts'
import { jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

const batch = 2000

/** `dossiers verify`: whether every book is whole and says what its dossier is, and whether the seals over them fit. */
export function verifyCommand(terminal: Terminal): Command {
  return new Command('verify')
    .summary('read every book of a dossier again')
    .description(
      'Reads every entry of every book, what it comes to, and the seals over all of them. Exit code 1 when something was tampered with.'
    )
    .addOption(jsonOption())
    .action((options: { json?: true }) =>
      withSession(terminal, 'locality', async ({ database }) => {
        const faults: BookFault[] = []
        let books = 0
        for (let after: string | null = null; ; ) {
          const part = await read(database, (tx) => verifyBooks(tx, { after, limit: batch }))
          faults.push(...part.faults)
          books += part.books
          if (part.books < batch) break
          after = part.last
          terminal.note(terminal.t('cli.dossiers.verified_so_far', { books }))
        }
        const seal = await read(database, brokenSeal)
        if (options.json) terminal.print(JSON.stringify({ books, faults, brokenSeal: seal }, null, 2))
        else say(terminal, books, faults, seal)
        if (faults.length || seal !== null) terminal.exitCode = 1
      })
    )
}

function say({ t, print }: Terminal, books: number, faults: BookFault[], seal: number | null): void {
  print(t('cli.dossiers.verified', { books, faults: faults.length }))
  for (const { dossierId, fault, number } of faults)
    print(t(`cli.dossiers.fault.${fault}`, { dossier: dossierId, number: number ?? 0 }))
  if (seal !== null) print(t('cli.dossiers.broken_seal', { seal }))
}
