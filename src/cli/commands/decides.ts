import { Command } from 'commander'
import { type Decider, decides, type PostInWords } from '../../modules/authority/index.ts'
import { read } from '../../platform/database/index.ts'
import { type Day, dayBefore } from '../../platform/day.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import { atOption, examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

interface DecidesOptions {
  power: string
  place: string
  at?: Day
  json?: true
}

type Answer = Awaited<ReturnType<typeof decides>>

/** `decides`: who may decide a power for a place on a day, in which capacity, on what legal grounds. */
export function decidesCommand(terminal: Terminal): Command {
  const command = new Command('decides')
    .summary('who may decide something for a place on a day, and on what grounds')
    .description(
      'Prints who decides about a power for a place on the day --at. Exit code 1 when nobody does, or more than one.'
    )
    .requiredOption('--power <code>', 'code of the power')
    .requiredOption('--place <unit>', 'code, name or id of an area or a body; former names too')
    .addOption(atOption())
    .addOption(jsonOption())
    .action((options: DecidesOptions) =>
      withSession(terminal, 'locality', async ({ database, today }) => {
        const { power, place, at = today } = options
        const answer = await read(database, (tx) => decides(tx, { power, place, at }))
        if (options.json) terminal.print(JSON.stringify(answer, null, 2))
        else say(terminal, answer)
        const several = answer.verdict === 'several' && answer.power.kind === 'decision'
        if (answer.verdict === 'none' || several) terminal.exitCode = 1
      })
    )
  return examples(command, {
    'decides --power certify.copy --place 02683 --at 2026-01-15': 'who certifies copies in a commune',
    'decides --power civil_status.birth --place "thị trấn Bát Xát" --json': 'by a former name, today'
  })
}

function say({ t, language, print }: Terminal, answer: Answer): void {
  const { power, place, deciders, verdict, at } = answer
  print(
    t('cli.decides.question', {
      at: formatDay(at, language),
      power: power.name[language],
      place: `${place.area.kindName[language]} ${place.area.name} (${place.area.code})`
    })
  )
  if (place.former)
    print(
      t('cli.decides.former', { name: place.former.name, day: formatDay(place.former.lastDay, language) })
    )
  if (verdict === 'none') print(t('cli.decides.none'))
  if (verdict === 'several' && power.kind === 'decision') print(t('cli.decides.several'))
  if (!deciders.length) return
  const columns = [
    {
      title: t('cli.column.who'),
      value: ({ post, onBehalfOf }: Decider) => (post ? inWords(post, language) : (onBehalfOf?.name ?? '–'))
    },
    { title: t('cli.column.signature'), value: ({ signature }: Decider) => signature ?? '' },
    { title: t('cli.column.ground'), value: groundOf },
    { title: t('cli.column.until'), value: ({ end }: Decider) => formatDay(end && dayBefore(end), language) }
  ]
  for (const line of table(columns, deciders)) print(line)
  for (const { post, standIn } of deciders) {
    if (standIn) print(t('cli.decides.stands_in', { who: inWords(standIn, language) }))
    else if (post && !post.attended) print(t('cli.decides.nobody_there'))
  }
}

/** "Chủ tịch, Ủy ban nhân dân xã X: Lò Thị Mai". */
export function inWords(post: PostInWords, language: Terminal['language']): string {
  const names = post.holders.map(({ name }) => name).join(', ')
  return `${post.title[language]}, ${post.organizationName}${names && `: ${names}`}`
}

/** The decisions of the chain, from the law to the decider. */
export function groundOf({ chain }: Pick<Decider, 'chain'>): string {
  return chain.map(({ decision, clause }) => [decision.number, clause].filter(Boolean).join(', ')).join(' → ')
}
