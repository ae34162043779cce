import type { Tell } from './check.ts'
import { fits, isKnownFact } from './known.ts'
import { formats, isObject, type Loose, otherLanguages } from './schema.ts'

/** Checks what a field says of itself: format, choices, words in other languages, what it may be filled in from. */
export function checkField(field: Loose, path: string, inRows: boolean, tell: Tell): void {
  if (field.format !== undefined && !formats.some((format) => format === field.format))
    tell(path, 'bad_format', { formats: formats.join(', ') })
  checkChoices(field, path, tell)
  if (field['x-words'] !== undefined && !areWords(field['x-words'])) tell(path, 'bad_words')
  checkKnown(field, path, inRows, tell)
}

function checkChoices({ type, enum: values, oneOf }: Loose, path: string, tell: Tell): void {
  if (values !== undefined) {
    const sound = type === 'string' && Array.isArray(values) && values.length > 0
    if (!sound || !values.every((value) => typeof value === 'string' && value)) tell(path, 'bad_choices')
  }
  if (oneOf === undefined) return
  const choices: unknown[] = Array.isArray(oneOf) ? oneOf : []
  const labelled = choices.every(
    (one) =>
      isObject(one) &&
      typeof one.const === 'string' &&
      one.const &&
      typeof one.title === 'string' &&
      one.title &&
      (one['x-words'] === undefined || areWords(one['x-words']))
  )
  if (type !== 'string' || !choices.length || !labelled) tell(path, 'bad_choices')
}

function areWords(words: unknown): boolean {
  return (
    isObject(words) &&
    Object.entries(words).every(
      ([language, said]) =>
        otherLanguages.some((one) => one === language) &&
        isObject(said) &&
        Object.entries(said).every(
          ([key, text]) => (key === 'title' || key === 'description') && typeof text === 'string'
        )
    )
  )
}

function checkKnown(field: Loose, path: string, inRows: boolean, tell: Tell): void {
  const fact = field['x-known']
  if (fact === undefined) return
  const plain = field.type === 'string' && field.enum === undefined && field.oneOf === undefined
  // Which of several rows the fact belongs to cannot be told.
  if (!plain || inRows || !isKnownFact(fact) || !fits(fact, field.format))
    tell(path, 'bad_known', { fact: String(fact) })
}
