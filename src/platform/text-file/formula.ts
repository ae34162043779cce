/**
 * What a spreadsheet would run as a formula gets an apostrophe before it. What begins with an apostrophe and such a sign
 * gets one too, or reading would take away its own.
 */
export function guardFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** The text as it was before `guardFormula`. */
export function unguardFormula(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
