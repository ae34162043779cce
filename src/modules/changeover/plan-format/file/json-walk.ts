/** Deeper nesting is no document of ours, and recursion must end. */
const deepest = 50

export class TooDeep extends Error {
  readonly offset: number
  constructor(offset: number) {
    super('JSON nested too deeply')
    this.offset = offset
  }
}

export interface JsonVisitor {
  /** A value with its path (`operations.3.act`) begins at `offset`. */
  value?(path: string, offset: number): void
  /** A key stands twice in one object; JSON.parse would silently keep the last. */
  duplicate?(path: string, key: string, offset: number): void
}

const spaces = /\s*/y
const scalar = /[^\s,\]}]+/y
const string = /"(?:[^"\\]|\\.)*"/y

/**
 * Walks a text that JSON.parse has accepted, so that every value's place is known.
 * @throws TooDeep
 */
export function walkJson(text: string, visitor: JsonVisitor): void {
  let at = 0
  const skip = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  const visit = (path: string, depth: number): void => {
    if (depth > deepest) throw new TooDeep(at)
    skip(spaces)
    visitor.value?.(path, at)
    const opening = text[at]
    if (opening === '{') members(path, depth)
    else if (opening === '[') items(path, depth)
    else if (opening === '"') skip(string)
    else skip(scalar)
  }
  const members = (path: string, depth: number): void => {
    const seen = new Set<string>()
    at += 1
    skip(spaces)
    while (text[at] !== '}') {
      const keyAt = at
      const key = JSON.parse(skip(string)) as string
      const inner = path ? `${path}.${key}` : key
      if (seen.has(key)) visitor.duplicate?.(inner, key, keyAt)
      seen.add(key)
      skip(spaces)
      at += 1 // the colon
      visit(inner, depth + 1)
      separate()
    }
    at += 1
  }
  const items = (path: string, depth: number): void => {
    at += 1
    skip(spaces)
    for (let index = 0; text[at] !== ']'; index += 1) {
      visit(path ? `${path}.${index}` : String(index), depth + 1)
      separate()
    }
    at += 1
  }
  const separate = (): void => {
    skip(spaces)
    if (text[at] === ',') at += 1
    skip(spaces)
  }
  visit('', 0)
}
