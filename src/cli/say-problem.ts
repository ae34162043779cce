import { Problem, type ProblemDetail } from '../platform/problem.ts'
import type { Terminal } from './terminal.ts'

/** Says what went wrong, in the language of the terminal; each mistake with its place. */
export function sayError(terminal: Terminal, error: unknown, file?: string): void {
  if (error instanceof Problem) {
    terminal.note(terminal.t(error.messageKey, error.params))
    sayDetails(terminal, error.details, file)
    return
  }
  terminal.note(terminal.t('cli.unexpected', { said: error instanceof Error ? error.message : String(error) }))
  const wanted = ['debug', 'trace'].includes(terminal.env['HAICAP_LOG_LEVEL'] ?? '')
  if (wanted && error instanceof Error) terminal.note(error.stack ?? '')
}

/** One line for each mistake. */
export function sayDetails(terminal: Terminal, details: readonly ProblemDetail[], file?: string): void {
  for (const detail of details) terminal.note(`  ${placeOf(detail, file)}${terminal.t(detail.messageKey, detail.params)}`)
}

/** `file:line:column: ` as editors and compilers write it; the path where there is no line. */
function placeOf({ path, line, column }: ProblemDetail, file?: string): string {
  const name = file ?? path
  if (line === undefined) return path ? `${file && file !== path ? `${file}: ` : ''}${path}: ` : ''
  return `${[name, line, column].filter((part) => part !== undefined).join(':')}: `
}
