import type { View } from '../../../../platform/http/index.ts'
import { toCsv } from '../../../organization/index.ts'
import type { Line } from '../scheme.ts'

/** The lines of a version, one column for each rank that any of them has. */
export function linesCsv(lines: readonly Line[], { t, language }: Pick<View, 't' | 'language'>): string {
  const ranks = [
    ...new Set(lines.flatMap((line) => [...line.ladder.map(({ code }) => code), ...Object.keys(line.ranks)]))
  ]
  return toCsv(lines, {
    position: (line) => line.position,
    title: (line) => line.title[language],
    group: (line) => line.group,
    group_words: (line) => line.group && t(`schemes.group.${line.group}`),
    pot: (line) => line.pot,
    pot_words: (line) => line.pot && t(`quotas.pot.${line.pot}`),
    headcount: (line) => line.headcount,
    ...Object.fromEntries(ranks.map((code) => [`rank_${code}`, (line: Line) => line.ranks[code] ?? null])),
    job_description: (line) => line.jobDescription,
    competency: (line) => line.competency
  })
}
