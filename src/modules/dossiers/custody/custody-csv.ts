import { stringify } from 'csv-stringify/sync'
import { guardFormula } from '../../../platform/text-file/index.ts'
import { type FileProblem, Problems, readCsv, tableOf } from '../../changeover/index.ts'
import type { LeftOpen } from './left-open.ts'
import type { PlanBodies } from './plan-bodies.ts'

/** Columns that only people read. */
const told = ['procedure', 'applicant', 'address', 'from', 'candidates'] as const

/**
 * Reads a list: `dossier` and `custodian` by their codes. A row without a custodian leaves the dossier as it is, so that
 * an exported list can be filled in bit by bit. Out: the lines with their places, and every mistake by line and column.
 */
export function readAssignments(
  input: string | Uint8Array,
  fileName: string
): { lines: { dossier: string; custodian: string; line: number }[]; problems: FileProblem[] } {
  const problems = new Problems()
  const rows = readCsv(input, fileName, problems) ?? []
  const columns = { required: ['dossier', 'custodian'], optional: [...told] }
  const table = tableOf(rows, columns, fileName, problems)
  const lines = table.rows.flatMap(({ line, cells: { dossier, custodian } }) => {
    if (!dossier) {
      problems.add(
        { file: fileName, line, column: table.columns.indexOf('dossier') + 1 },
        'custody.refusal.no_code'
      )
      return []
    }
    return custodian ? [{ dossier, custodian, line }] : []
  })
  return { lines, problems: problems.list() }
}

/** The dossiers that a plan leaves open, in the columns that `readAssignments` takes. */
export function assignmentsCsv(items: readonly LeftOpen[], bodies: PlanBodies): string {
  const rows = items.map(({ code, to, procedure, applicant, address, originId, candidates }) => [
    code,
    to ?? '',
    procedure,
    applicant,
    address ?? '',
    bodies.named(originId).name,
    candidates.map((id) => `${bodies.named(id).code} ${bodies.named(id).name}`).join('; ')
  ])
  return stringify([['dossier', 'custodian', ...told], ...rows.map((cells) => cells.map(guardFormula))], {
    bom: true
  })
}
