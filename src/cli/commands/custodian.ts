import { Command } from 'commander'
import {
  type Custodian,
  type CustodianAnswer,
  type CustodianFound,
  listUnits,
  resolveUnit,
  takenOverBy,
  whoAnswers
} from '../../modules/organization/index.ts'
import { read, type Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { formatDay } from '../../platform/i18n/index.ts'
import {
  atOption,
  dayOption,
  examples,
  jsonOption,
  knownOption,
  type MomentOptions,
  momentOf
} from '../options.ts'
import { withSession } from '../session.ts'
import { table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

interface CustodianOptions extends MomentOptions {
  unit: string
  on?: Day
  function?: string
  place?: string
  json?: true
}

/** `custodian`: who answers on a day for what a unit answered for on another. */
export function custodianCommand(terminal: Terminal): Command {
  const command = new Command('custodian')
    .summary('who answers today for what a unit answered for then')
    .description('Prints who answers on the day --at for what the unit answered for on the day --on.')
    .requiredOption('--unit <unit>', 'code on the day --on, name or id')
    .addOption(dayOption('--on <day>', 'the day on which the unit answered (default: that of --at)'))
    .addOption(atOption())
    .addOption(knownOption())
    .option('--function <code>', 'only this field of state management')
    .option('--place <unit>', 'only what concerns this place: code, name or id of an area')
    .addOption(jsonOption())
    .action((options: CustodianOptions) =>
      withSession(terminal, 'locality', async ({ database, ...session }) => {
        const moment = momentOf(options, session)
        const { unit, on = moment.at, place, function: functionCode } = options
        const answer = await read(database, (tx) =>
          whoAnswers(tx, { unit, on, ...moment, functionCode, place })
        )
        if (options.json) terminal.print(JSON.stringify(answer, null, 2))
        else sayAnswer(terminal, answer)
        if (!answer.custodians.length) terminal.exitCode = 1
      })
    )
  return examples(command, {
    'custodian --unit 02683 --on 2025-06-30 --at 2025-07-02': 'by the code that the unit had on 30 June',
    'custodian --unit "thị trấn Bát Xát" --on 2025-06-30 --function land --json':
      'by name, one field only, today'
  })
}

function sayAnswer(
  { t, language, print }: Terminal,
  { unit, on, at, custodians, counters, territory }: CustodianAnswer
): void {
  const name = unit.type === 'area' ? `${unit.kindName[language]} ${unit.name}` : unit.name
  print(
    t('cli.custodian.question', {
      unit: `${name} (${unit.code})`,
      on: formatDay(on, language),
      at: formatDay(at, language)
    })
  )
  const columns = [
    { title: t('cli.column.custodian'), value: ({ custodianName }: CustodianFound) => custodianName },
    { title: t('cli.column.code'), value: ({ custodianCode }: CustodianFound) => custodianCode },
    ...custodyColumns<CustodianFound>(t, language),
    { title: t('cli.column.seat'), value: ({ seat }: CustodianFound) => seat ?? '' }
  ]
  if (custodians.length) for (const line of table(columns, custodians)) print(line)
  else print(t('cli.custodian.nobody'))
  const areas = territory.map((area) => `${area.kindName[language]} ${area.name} (${area.code})`).join(', ')
  if (areas) print(t('cli.custodian.territory', { areas }))
  for (const { name, seat } of counters) print(t('cli.custodian.go_to', { name, seat: seat ?? '–' }))
}

/** `taken-over`: everything that a unit has taken over. */
export function takenOverCommand(terminal: Terminal): Command {
  const command = new Command('taken-over')
    .summary('everything that a unit has taken over from others')
    .description(
      'Prints whose work a unit answers for on the day --at. An area is asked through all of its bodies.'
    )
    .requiredOption('--unit <unit>', 'code on the day --at, name or id')
    .addOption(atOption())
    .addOption(knownOption())
    .addOption(jsonOption())
    .action((options: MomentOptions & { unit: string; json?: true }) =>
      withSession(terminal, 'locality', async ({ database, ...session }) => {
        const found = await read(database, (tx) => takenOver(tx, options.unit, momentOf(options, session)))
        if (options.json) terminal.print(JSON.stringify(found, null, 2))
        else for (const line of table(takenColumns(terminal), found)) terminal.print(line)
      })
    )
  return examples(command, { 'taken-over --unit 02683 --at 2025-07-02': 'whose work the commune carries on' })
}

async function takenOver(
  tx: Snapshot,
  text: string,
  asOf: { at: Day; known: string | null }
): Promise<Custodian[]> {
  const unit = await resolveUnit(tx, text, asOf, { path: 'unit' })
  const bodies =
    unit.type === 'area' ? await listUnits(tx, 'organization', asOf, { areaId: unit.id }) : [unit]
  const found: Custodian[] = []
  for (const { id } of bodies) found.push(...(await takenOverBy(tx, id, asOf)))
  return found
}

function takenColumns({ t, language }: Terminal) {
  return [
    { title: t('cli.column.origin'), value: ({ originName }: Custodian) => originName },
    { title: t('cli.column.custodian'), value: ({ custodianName }: Custodian) => custodianName },
    ...custodyColumns<Custodian>(t, language)
  ]
}

function custodyColumns<Row extends Custodian>(t: Terminal['t'], language: Terminal['language']) {
  return [
    { title: t('cli.column.function'), value: ({ functionCode }: Row) => functionCode },
    { title: t('cli.column.place'), value: ({ placeName }: Row) => placeName ?? '' },
    { title: t('cli.column.extent'), value: ({ extent }: Row) => t(`cli.extent.${extent}`) },
    { title: t('cli.column.since'), value: ({ since }: Row) => formatDay(since, language) },
    { title: t('cli.column.decision'), value: ({ decisionNumber }: Row) => decisionNumber ?? '' }
  ]
}
