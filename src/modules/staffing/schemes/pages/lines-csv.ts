import { toCsv } from '../../../organization/index.ts'
import type { Line } from '../scheme.ts'

/** The lines of a version, one column for each rank that any of them has. */
export function linesCsv(lines: readonly Line[]): string {
  const ranks = [
    ...new Set(lines.flatMap((line) => [...line.ladder.map(({ code }) => code), ...Object.keys(line.ranks)]))
  ]
  return toCsv(lines, {
    position: (line) => line.position,
    title: (line) => line.title.vi,
    group: (line) => line.group,
    pot: (line) => line.pot,
    headcount: (line) => line.headcount,
    ...Object.fromEntries(ranks.map((code) => [`rank_${code}`, (line: Line) => line.ranks[code] ?? null])),
    job_description: (line) => line.jobDescription,
    competency: (line) => line.competency
  })
}
