import { Command } from 'commander'
import {
  areaNames,
  type HeldPower,
  type PowersQuestion,
  personByCode,
  postsInWords,
  powersOf
} from '../../modules/authority/index.ts'
import { resolveUnit } from '../../modules/organization/index.ts'
import { read, type Snapshot } from '../../platform/database/index.ts'
import { type Day, dayBefore } from '../../platform/day.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import { invalid, notFound } from '../../platform/problem.ts'
import { atOption, examples, jsonOption } from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'
import { groundOf, inWords } from './decides.ts'

interface PowersOptions {
  person?: string
  post?: string
  unit?: string
  at?: Day
  json?: true
}

type Row = HeldPower & { who: string; place: string }

/** `powers`: what a person, a post or a unit may decide. */
export function powersCommand(terminal: Terminal): Command {
  const command = new Command('powers')
    .summary('what a person, a post or a unit may decide')
    .description(
      'Prints the powers of a person, a post or a body on the day --at, with grounds and limits. Exit code 1 when there are none.'
    )
    .option('--person <code>', 'number in the staff register')
    .option('--post <id>', 'id of a post')
    .option('--unit <unit>', 'code, name or id of a body')
    .addOption(atOption())
    .addOption(jsonOption())
    .action((options: PowersOptions) =>
      withSession(terminal, 'locality', async ({ database, today }) => {
        const at = options.at ?? today
        const held = await read(database, async (tx) =>
          withWords(tx, await powersOf(tx, await questionOf(tx, options, at)), at, terminal)
        )
        if (options.json) terminal.print(JSON.stringify(held, null, 2))
        else if (held.length) for (const line of table(columnsOf(terminal), held)) terminal.print(line)
        else terminal.print(terminal.t('cli.powers.nobody'))
        if (!held.length) terminal.exitCode = 1
      })
    )
  return examples(command, {
    'powers --unit UBND-02683 --at 2026-01-15': 'what the posts of a committee may decide',
    'powers --person CB-000123 --json': 'what somebody may decide today, in all capacities'
  })
}

/** Of whom it is asked: exactly one of the three. */
async function questionOf(tx: Snapshot, options: PowersOptions, at: Day): Promise<PowersQuestion> {
  const { person, post, unit } = options
  if ([person, post, unit].filter(Boolean).length !== 1) throw invalid('cli.powers.one_of')
  if (post) return { postId: post, at }
  if (unit) return { organizationId: (await resolveUnit(tx, unit, { at }, { type: 'organization' })).id, at }
  const found = await personByCode(tx, person ?? '', at)
  if (!found) throw notFound('cli.powers.no_person', { code: person ?? '' })
  return { personId: found.id, at }
}

async function withWords(
  tx: Snapshot,
  held: HeldPower[],
  at: Day,
  { language }: Pick<Terminal, 'language'>
): Promise<Row[]> {
  const posts = await postsInWords(tx, [...new Set(held.map(({ postId }) => postId))], at)
  const places = await areaNames(tx, [...new Set(held.map(({ placeId }) => placeId))], at)
  return held.map((one) => {
    const post = posts.get(one.postId)
    return { ...one, who: post ? inWords(post, language) : '', place: places.get(one.placeId)?.name ?? '' }
  })
}

function columnsOf({ t, language }: Terminal) {
  return [
    { title: t('cli.column.who'), value: ({ who }: Row) => who },
    { title: t('cli.column.power'), value: ({ power }: Row) => power.name[language] },
    { title: t('cli.column.code'), value: ({ power }: Row) => power.code },
    { title: t('cli.column.how'), value: ({ how }: Row) => t(`cli.powers.how.${how}`) },
    { title: t('cli.column.place'), value: ({ place }: Row) => place },
    { title: t('cli.column.ground'), value: ({ decider }: Row) => groundOf(decider) },
    {
      title: t('cli.column.until'),
      value: ({ decider: { end } }: Row) => formatDay(end && dayBefore(end), language)
    }
  ]
}
