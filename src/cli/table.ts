/** A column of a table on the terminal. */
export interface Column<Row> {
  title: string
  value(row: Row): string
  /** Numbers stand to the right. */
  right?: boolean
}

/** Lines of a table: a head, a rule, the rows, each column as wide as its widest cell. */
export function table<Row>(columns: Column<Row>[], rows: readonly Row[]): string[] {
  const cells = rows.map((row) => columns.map((column) => clean(column.value(row))))
  const titles = columns.map(({ title }) => title)
  const widths = titles.map((title, index) =>
    cells.reduce((widest, line) => Math.max(widest, widthOf(line[index] ?? '')), widthOf(title))
  )
  const lay = (line: string[]) =>
    line
      .map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.right))
      .join('  ')
      .trimEnd()
  return [lay(titles), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.map(lay)]
}

function pad(cell: string, width: number, right = false): string {
  const blank = ' '.repeat(Math.max(0, width - widthOf(cell)))
  return right ? blank + cell : cell + blank
}

/** Letters with their marks take one place each. */
function widthOf(text: string): number {
  return [...text.normalize('NFC').replace(/\p{M}/gu, '')].length
}

/** What comes from the register cannot move the cursor or colour the screen. */
function clean(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}
