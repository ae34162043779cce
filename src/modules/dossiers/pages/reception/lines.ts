import { z } from 'zod'

/** What is missing, line by line, as the act takes it. */
export const zItems = z
  .array(z.string().max(2000))
  .min(1, { error: 'record.input.required' })
  .max(50, { error: 'reception.input.lines' })

/** The lines of a text as items of a list; marks at their beginning and blank lines are left out. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[-•*\s]+/, '').trim())
    .filter(Boolean)
}
