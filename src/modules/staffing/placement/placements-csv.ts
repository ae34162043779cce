import { stringify } from 'csv-stringify/sync'
import { guardFormula } from '../../../platform/text-file/index.ts'
import { type FileProblem, Problems, quoted, readCsv, tableOf, yesNoIn } from '../../changeover/index.ts'
import type { WrittenLine } from './check-lines.ts'
import type { PeopleOfPlan, PersonRow } from './people-of-plan.ts'
import { type Kind, kinds, type NamedPlacement, type Reason, reasons } from './words.ts'

/** The first columns tell who it is and are only read by people. */
const told = ['name', 'from_body', 'from_position'] as const
const written = ['kind', 'body', 'position', 'leaving', 'tolerated', 'note'] as const

/**
 * Reads a list of people: `person`, then `body` and `position` by their codes (and `kind`, `tolerated`), or `leaving`.
 * A row that says neither leaves the person open, so an exported list can be filled in bit by bit.
 * Out: the lines with their places, and every mistake by line and column.
 */
export function readPlacements(
  input: string | Uint8Array,
  fileName: string
): { lines: WrittenLine[]; problems: FileProblem[] } {
  const problems = new Problems()
  const rows = readCsv(input, fileName, problems) ?? []
  const table = tableOf(rows, { required: ['person'], optional: [...told, ...written] }, fileName, problems)
  const lines = table.rows.flatMap(({ line, cells }): WrittenLine[] => {
    const at = (column: string) => ({ file: fileName, line, column: table.columns.indexOf(column) + 1 })
    const { person, kind = 'permanent', body, position, leaving, tolerated, note } = cells
    if (!person) {
      problems.add(at('person'), 'placement.refusal.no_person')
      return []
    }
    if (!body && !position && !leaving) return []
    if (!isOne(kinds, kind))
      problems.add(at('kind'), 'placement.refusal.unknown_kind', { value: quoted(kind) })
    if (leaving !== undefined && !isOne(reasons, leaving))
      problems.add(at('leaving'), 'placement.refusal.unknown_reason', { value: quoted(leaving) })
    return [
      {
        person,
        kind: kind as Kind,
        body,
        position,
        leaving: leaving as Reason | undefined,
        tolerated:
          tolerated === undefined ? false : yesNoIn(tolerated, 'tolerated', at('tolerated'), problems),
        note,
        line
      }
    ]
  })
  return { lines, problems: problems.list() }
}

const isOne = (words: readonly string[], word: string) => words.includes(word)

/** Everybody whom a plan concerns, in the columns that `readPlacements` takes. */
export function placementsCsv({ groups, positions }: PeopleOfPlan): string {
  const rows = groups.flatMap(({ body, people }) =>
    people.flatMap((row) => linesOf(row).map((line) => cellsOf(row, body?.name ?? '', line)))
  )
  const header = ['person', ...told, ...written]
  return stringify([header, ...rows.map((cells) => cells.map(guardFormula))], { bom: true })

  function cellsOf({ code, name, posts }: PersonRow, from: string, line: NamedPlacement | null): string[] {
    const first = posts[0]
    const serves = line && line.kind !== 'leaving'
    return [
      code,
      name,
      from,
      first?.title.vi ?? positions.get(first?.positionCode ?? '')?.title.vi ?? '',
      serves ? line.kind : '',
      line?.organizationCode ?? '',
      line?.positionCode ?? '',
      line?.reason ?? '',
      line?.toleratedUntil ? 'yes' : '',
      line?.note ?? ''
    ]
  }
}

const linesOf = ({ lines }: PersonRow): (NamedPlacement | null)[] => (lines.length ? lines : [null])
