const separators = [',', ';', '\t'] as const
type Separator = (typeof separators)[number]

/** So much of a file tells what its separator is. */
const looked = 20_000

/**
 * What stands between the cells: the sign that occurs equally often in most lines, outside of quotation marks; of two
 * such, the one that makes more columns. Names of columns hold none of them, so in a sound table the header decides.
 * Lines that begin with `#` are about the file, not of the table.
 */
export function separatorOf(text: string): Separator {
  const head = text.length > looked ? text.slice(0, text.lastIndexOf('\n', looked)) : text
  const all = head
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
  const table = all.filter((line) => !/^\uFEFF?#/.test(line))
  const lines = table.length ? table : all
  const [best] = separators
    .map((separator) => ({ separator, ...regularity(lines, separator) }))
    .sort((one, other) => other.lines - one.lines || other.times - one.times)
  return best && best.lines > 0 ? best.separator : ','
}

/** In how many lines a sign stands exactly so many times, for the number of times that most lines share. */
function regularity(lines: string[], separator: Separator): { lines: number; times: number } {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const times = line.split(separator).length - 1
    if (times) counts.set(times, (counts.get(times) ?? 0) + 1)
  }
  const [most = [0, 0]] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])
  return { times: most[0], lines: most[1] }
}
