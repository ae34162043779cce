import type { FunctionWord } from './store/words.ts'

/** The fields of state management as a tree; `all` is its root. */
export class FunctionTree {
  readonly #parents: Map<string, string | null>

  constructor(words: FunctionWord[]) {
    this.#parents = new Map(words.map((word) => [word.code, word.parent]))
  }

  has(code: string): boolean {
    return this.#parents.has(code)
  }

  /** The field itself and the fields above it, `all` being the last. */
  above(code: string): string[] {
    const line: string[] = []
    for (let at: string | null | undefined = code; at && !line.includes(at); at = this.#parents.get(at))
      line.push(at)
    return line.includes('all') ? line : [...line, 'all']
  }

  /** Whether one of the two contains the other. */
  related(one: string, other: string): boolean {
    return this.above(one).includes(other) || this.above(other).includes(one)
  }
}
