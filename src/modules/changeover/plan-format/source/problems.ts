import type { ProblemDetail } from '../../../../platform/problem.ts'
import type { Place } from '../types.ts'

/** A value as a file holds it, with where each path in it stands. */
export interface Source {
  /** Absent when the file cannot be read as such at all. */
  value?: unknown
  places: Map<string, Place>
  problems: ProblemDetail[]
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
  place: Place & { file: string },
  messageKey: string,
  params: Record<string, string | number> = {},
  path?: string
): ProblemDetail {
  return {
    path: path ?? place.file,
    line: place.line,
    column: place.column,
    messageKey,
    params: { file: place.file, ...params }
  }
}
