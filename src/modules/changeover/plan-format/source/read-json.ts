import { type Place, problemAt, type Source } from './problems.ts'

const maxDepth = 60

class Malformed extends Error {
  readonly offset: number
  readonly key: string
  constructor(offset: number, key: string) {
    super(key)
    this.offset = offset
    this.key = key
  }
}

/**
 * Reads JSON and notes where each value stands (`JSON.parse` does not tell). A path is keys and positions
 * joined by dots. Errors: malformed text is one problem with its line and column; a key said twice is another.
 */
export function readJson(text: string, file: string): Source {
  const lines = lineStarts(text)
  const at = (offset: number): Place => ({ file, ...placeIn(lines, offset) })
  const offsets = new Map<string, number>()
  const source: Source = { places: new Map(), problems: [] }
  try {
    source.value = new JsonReader(
      text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text,
      offsets,
      (offset, key) => source.problems.push(problemAt(at(offset), 'plan-format.key_twice', { key }))
    ).read()
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    const found = text.codePointAt(error.offset)
    const shown = found === undefined ? '' : String.fromCodePoint(found)
    source.problems.push(problemAt(at(error.offset), error.key, { found: shown }))
  }
  for (const [path, offset] of offsets) source.places.set(path, at(offset))
  return source
}

class JsonReader {
  readonly #text: string
  readonly #offsets: Map<string, number>
  readonly #keyTwice: (offset: number, key: string) => void
  #at = 0

  constructor(text: string, offsets: Map<string, number>, keyTwice: (offset: number, key: string) => void) {
    this.#text = text
    this.#offsets = offsets
    this.#keyTwice = keyTwice
  }

  read(): unknown {
    const value = this.#value('', 0)
    this.#skip()
    if (this.#at < this.#text.length) this.#fail()
    return value
  }

  #value(path: string, depth: number): unknown {
    this.#skip()
    if (depth > maxDepth) throw new Malformed(this.#at, 'plan-format.too_deep')
    this.#offsets.set(path, this.#at)
    const start = this.#text[this.#at]
    if (start === '{') return this.#object(path, depth)
    if (start === '[') return this.#array(path, depth)
    if (start === '"') return this.#string()
    return this.#token(/(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y)
  }

  #object(path: string, depth: number): unknown {
    const entries = new Map<string, unknown>()
    this.#list('}', () => {
      const offset = this.#at
      const key = this.#text[offset] === '"' ? this.#string() : this.#fail()
      this.#skip()
      if (this.#text[this.#at] !== ':') this.#fail()
      this.#at++
      if (entries.has(key)) this.#keyTwice(offset, key)
      entries.set(key, this.#value(path ? `${path}.${key}` : key, depth + 1))
    })
    // Also keeps a key such as __proto__ an ordinary key.
    return Object.fromEntries(entries)
  }

  #array(path: string, depth: number): unknown[] {
    const items: unknown[] = []
    this.#list(']', () =>
      items.push(this.#value(path ? `${path}.${items.length}` : `${items.length}`, depth + 1))
    )
    return items
  }

  #list(end: string, item: () => void): void {
    this.#at++
    this.#skip()
    if (this.#text[this.#at] === end) {
      this.#at++
      return
    }
    for (;;) {
      this.#skip()
      item()
      this.#skip()
      const next = this.#text[this.#at]
      if (next !== ',' && next !== end) this.#fail()
      this.#at++
      if (next === end) return
    }
  }

  #string(): string {
    return this.#token(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y) as string
  }

  #token(pattern: RegExp): unknown {
    pattern.lastIndex = this.#at
    const [found] = pattern.exec(this.#text) ?? []
    if (found === undefined) return this.#fail()
    this.#at += found.length
    return JSON.parse(found)
  }

  #skip(): void {
    while (' \t\r\n'.includes(this.#text[this.#at] ?? 'x')) this.#at++
  }

  #fail(): never {
    const end = this.#at >= this.#text.length
    throw new Malformed(this.#at, end ? 'plan-format.json_ends_early' : 'plan-format.json_syntax')
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function placeIn(starts: number[], offset: number): Omit<Place, 'file'> {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
