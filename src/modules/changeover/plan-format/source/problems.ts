import type { ProblemDetail } from '../../../../platform/problem.ts'

/** Where a value stands: JSON counts characters of the line, CSV the columns of the table; all from 1. */
export interface Place {
  file: string
  line: number
  column: number
}

/** Something wrong in a file that people wrote. */
export interface FileProblem extends ProblemDetail {
  file: string
}

/** A value as a file holds it, with where each path in it stands. */
export interface Source {
  /** Absent when the file cannot be read as such at all. */
  value?: unknown
  places: Map<string, Place>
  problems: FileProblem[]
}

/** The place of a path, or of the nearest thing around it. */
export function nearest(places: Map<string, Place>, path: string): Place | undefined {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = places.get(at)
    if (place || at === '') return place
  }
}

/** A problem at a place of a file; readers see file, line, column and the name of the field. */
export function problemAt(
  { file, line, column }: Place,
  messageKey: string,
  params: Record<string, string | number> = {},
  path?: string
): FileProblem {
  return { file, path: path ?? file, line, column, messageKey, params: { file, ...params } }
}
