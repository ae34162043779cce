import { Command } from 'commander'
import { sealRecords, verifyRecords } from '../../platform/record/index.ts'
import { examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import type { Terminal } from '../terminal.ts'

/** `record verify|seal`: the record of all acts, and whether anybody tampered with it. */
export function recordCommand(terminal: Terminal): Command {
  const verify = new Command('verify')
    .summary('check every entry of the record against its seals')
    .description(
      'Checks every entry against its own hash and its seal, and names the first one that was tampered with. Exit code 1 then.'
    )
    .option(
      '--root <hex>',
      'a root noted earlier outside of the database: shows whether all seals were made anew'
    )
    .addOption(jsonOption())
    .action((options: { root?: string; json?: true }) => verifyRecord(terminal, options))
  const seal = new Command('seal')
    .summary('seal what is not sealed yet')
    .description('Seals all entries not sealed yet and prints the root: note it outside of the database.')
    .addOption(jsonOption())
    .action((options: { json?: true }) => sealRecord(terminal, options))
  const command = new Command('record')
    .summary('the record of all acts: seal it, verify it')
    .description('The record: who did what when, by which decision. It can only grow.')
    .addCommand(examples(verify, { 'record verify': 'names the first entry that was tampered with, if any' }))
    .addCommand(examples(seal, { 'record seal': 'seals the newest entries; prints the root' }))
  return examples(command, { 'record seal': 'seal', 'record verify': 'verify' })
}

function verifyRecord(terminal: Terminal, options: { root?: string; json?: true }): Promise<void> {
  const { t, print } = terminal
  return withSession(terminal, 'locality', async ({ database }) => {
    const every = 100_000
    let said = 0
    const found = await verifyRecords(database, {
      noted: options.root,
      progress(records) {
        if (records < said + every) return
        said = records
        terminal.note(t('cli.record.progress', { records }))
      }
    })
    const { firstTampered, rootFound } = found
    if (options.json) print(JSON.stringify(found, null, 2))
    else {
      print(
        t('cli.record.counts', { sealed: found.sealed, unsealed: found.unsealed, root: found.root ?? '–' })
      )
      if (firstTampered)
        print(t(`cli.record.tampered.${firstTampered.why}`, { record: firstTampered.recordId }))
      else print(t('cli.record.whole'))
      if (rootFound === false) print(t('cli.record.other_root'))
    }
    if (firstTampered || rootFound === false) terminal.exitCode = 1
  })
}

function sealRecord({ t, print, ...terminal }: Terminal, options: { json?: true }): Promise<void> {
  return withSession({ t, print, ...terminal }, 'locality', async ({ database }) => {
    const done = await sealRecords(database)
    if (options.json) print(JSON.stringify(done, null, 2))
    else print(t('cli.record.sealed', { sealed: done.sealed, root: done.root ?? '–' }))
  })
}
