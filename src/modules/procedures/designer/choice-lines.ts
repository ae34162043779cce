import { fold } from '../../organization/index.ts'
import type { Choice, FieldSchema } from '../form/index.ts'
import { newName } from './names.ts'

/** Choices as lines to write: `label | English | German`. */
export function choiceLines({ oneOf, enum: values, items }: FieldSchema): string {
  if (items) return choiceLines(items)
  const choices: Choice[] =
    oneOf ?? (values ?? []).map((value) => ({ const: String(value), title: String(value) }))
  return choices
    .map(({ title, 'x-words': words }) =>
      [title, words?.en?.title ?? '', words?.de?.title ?? ''].join(' | ').replace(/( \| )+$/, '')
    )
    .join('\n')
}

/**
 * The choices that lines give. A choice keeps its value as long as its label stays; a label that was mended in its line
 * keeps it too, so that conditions go on to hold. A label with no word in common is another choice.
 */
export function choicesIn(lines: string, old: FieldSchema | undefined): Choice[] {
  const before = choicesOf(old)
  const written = lines
    .split('\n')
    .map((line) => line.split('|').map((word) => word.trim()))
    .filter(([title]) => title)
  const sameMany = written.length === before.length
  const taken = new Set<string>()
  return written.map(([title = '', en, de], index) => {
    const kept =
      before.find((one) => one.title === title) ??
      (sameMany && isMended(before[index]?.title, title) ? before[index] : undefined)
    const value =
      kept && !taken.has(kept.const)
        ? kept.const
        : newName(title, [...taken, ...before.map((one) => one.const)])
    taken.add(value)
    const words = { ...(en && { en: { title: en } }), ...(de && { de: { title: de } }) }
    return { const: value, title, ...(Object.keys(words).length > 0 && { 'x-words': words }) }
  })
}

function isMended(before: string | undefined, now: string): boolean {
  const words = (text: string) =>
    fold(text)
      .split(/[^a-z0-9]+/)
      .filter(Boolean)
  return before !== undefined && words(before).some((word) => words(now).includes(word))
}

function choicesOf(field: FieldSchema | undefined): Choice[] {
  if (!field) return []
  if (field.items) return choicesOf(field.items)
  return field.oneOf ?? (field.enum ?? []).map((value) => ({ const: String(value), title: String(value) }))
}
