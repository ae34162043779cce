import { Command } from 'commander'
import { type SearchHit, search } from '../../modules/organization/index.ts'
import { read } from '../../platform/database/index.ts'
import { dayBefore } from '../../platform/day.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import { examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

/** `search WORDS`: units of any time by name, old name or code. */
export function searchCommand(terminal: Terminal): Command {
  const command = new Command('search')
    .summary('find a unit by its name, an old name or a code')
    .description(
      'Finds units of any time by name, former name or code, with or without accents and kind. Exit code 1 when there is none.'
    )
    .argument('<words...>', 'a name or a code')
    .addOption(jsonOption())
    .action((words: string[], options: { json?: true }) =>
      withSession(terminal, 'locality', async ({ database }) => {
        const hits = await read(database, (tx) => search(tx, words.join(' ')))
        if (options.json) terminal.print(JSON.stringify(hits, null, 2))
        else sayHits(terminal, hits)
        if (!hits.length) terminal.exitCode = 1
      })
    )
  return examples(command, {
    'search TT Bát Xát': 'the former township, told apart from others by district and dates',
    'search coc leu': 'accents may be left away',
    'search 02647 --json': 'all units that ever bore the code'
  })
}

function sayHits({ t, language, print, note }: Terminal, hits: SearchHit[]): void {
  if (!hits.length) {
    note(t('cli.nothing_found'))
    return
  }
  const last = ({ end }: SearchHit) => (end ? formatDay(dayBefore(end), language) : '')
  const columns = [
    { title: t('cli.column.code'), value: ({ code }: SearchHit) => code },
    {
      title: t('cli.column.name'),
      value: (hit: SearchHit) => (hit.type === 'area' ? `${hit.kindName[language]} ${hit.name}` : hit.name)
    },
    { title: t('cli.column.within'), value: ({ within }: SearchHit) => within ?? '' },
    { title: t('cli.column.first_day'), value: ({ start }: SearchHit) => formatDay(start, language) },
    { title: t('cli.column.last_day'), value: last },
    { title: t('cli.column.identity'), value: ({ type, id }: SearchHit) => `${type} ${id}` }
  ]
  for (const line of table(columns, hits)) print(line)
}
