import type { Language } from '../../../../platform/i18n/index.ts'
import type { FunctionWord } from '../../store/words.ts'

/** Names of fields by their code; a code without a name stands for itself. */
export type FunctionNames = (codes: Iterable<string>) => string

export function functionNames(words: FunctionWord[], language: Language): FunctionNames {
  const names = new Map(words.map((word) => [word.code, word.name[language]]))
  return (codes) => [...new Set(codes)].map((code) => names.get(code) ?? code).join('; ')
}

/** Fields as options of a select, parts indented below what they are part of. */
export function functionOptions(
  words: FunctionWord[],
  language: Language
): { value: string; text: string }[] {
  const parts = Map.groupBy(words, (word) => (word.parent === 'all' ? null : word.parent))
  const below = (parent: string | null, depth: number): { value: string; text: string }[] =>
    (parts.get(parent) ?? [])
      .filter((word) => word.code !== 'all' && depth < 6)
      .flatMap(({ code, name }) => [
        { value: code, text: `${'\u00a0'.repeat(depth * 3)}${name[language]}` },
        ...below(code, depth + 1)
      ])
  return below(null, 0)
}
