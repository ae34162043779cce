import { Problem, type ProblemDetail } from '../platform/problem.ts'
import type { Terminal } from './terminal.ts'

/** A detail of a file says which file. */
type Located = ProblemDetail & { file?: string }

/** Says what went wrong, in the language of the terminal; each mistake with its place. */
export function sayError(terminal: Terminal, error: unknown): void {
  if (error instanceof Problem) {
    terminal.note(terminal.t(error.messageKey, error.params))
    sayDetails(terminal, error.details)
    return
  }
  terminal.note(
    terminal.t('cli.unexpected', { said: error instanceof Error ? error.message : String(error) })
  )
  const wanted = ['debug', 'trace'].includes(terminal.env.HAICAP_LOG_LEVEL ?? '')
  if (wanted && error instanceof Error) terminal.note(error.stack ?? '')
}

/** One line for each mistake, on stderr. */
export function sayDetails(terminal: Pick<Terminal, 't' | 'note'>, details: readonly Located[]): void {
  for (const detail of details)
    terminal.note(`  ${placeOf(detail)}${terminal.t(detail.messageKey, detail.params)}`)
}

/** Problems with their words in the language of the terminal, for programs that show them to people. */
export function saidProblems({ t }: Pick<Terminal, 't'>, problems: readonly Located[]) {
  return problems.map((problem) => ({ ...problem, message: t(problem.messageKey, problem.params) }))
}

/** `file:line:column (field): ` as editors and compilers write it; just the field where there is no file. */
function placeOf({ file, path, line, column }: Located): string {
  const name = file ?? (line === undefined ? undefined : path)
  const place = [name, line, column].filter((part) => part !== undefined).join(':')
  const field = path && !name?.endsWith(path) ? path : undefined
  if (place && field) return `${place} (${field}): `
  return place || field ? `${place || field}: ` : ''
}
