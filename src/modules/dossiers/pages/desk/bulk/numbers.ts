/**
 * Numbers in a row from a first one: `12/QĐ-UBND`, `13/QĐ-UBND`, …; zeros in front are kept. The first run of digits
 * counts up, as papers are numbered.
 * @returns undefined when the text has no digits to count with
 */
export function numbersFrom(first: string): { at(index: number): string } | undefined {
  const found = /\d+/.exec(first)
  if (!found) return undefined
  const [digits] = found
  const before = first.slice(0, found.index)
  const behind = first.slice(found.index + digits.length)
  return {
    at: (index) => `${before}${String(BigInt(digits) + BigInt(index)).padStart(digits.length, '0')}${behind}`
  }
}
