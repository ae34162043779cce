import type { ProblemDetail } from '../../../../platform/problem.ts'

/** Something wrong in a file that people wrote. */
export interface FileProblem extends ProblemDetail {
  /** Name of the file as it was given, or its path inside the locality's folder. */
  file: string
}

/** Where in a file a value stands; line and column count from 1. In CSV the column is that of the table. */
export interface Place {
  file: string
  line: number
  column: number
}

/** More would not help anyone: mending the first ones usually mends the rest. */
const mostProblems = 500

/**
 * Collects everything wrong, so that people mend a file in one go. Sorted by place when read; past
 * `mostProblems` it only counts, and says so in the last problem.
 */
export class Problems {
  readonly #all: FileProblem[] = []
  #dropped = 0

  /** Notes a problem; `at` is its place or just the file, `path` the value in the document. */
  add(
    at: Place | { file: string },
    messageKey: string,
    params: Record<string, string | number> = {},
    path?: string
  ): void {
    if (this.#all.length >= mostProblems) {
      this.#dropped += 1
      return
    }
    this.#all.push({ ...at, messageKey, ...(path === undefined ? {} : { path }), params })
  }

  get any(): boolean {
    return this.#all.length > 0
  }

  /** All problems, file by file, line by line. */
  list(): FileProblem[] {
    const sorted = [...this.#all].sort(
      (a, b) =>
        a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
    )
    const last = sorted.at(-1)
    if (last && this.#dropped > 0) {
      const params = { count: this.#dropped }
      sorted.push({ file: last.file, messageKey: 'plan-format.more_problems', params })
    }
    return sorted
  }
}

/** What a message may quote of a wrong value: short, on one line. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}
