import { IntlMessageFormat } from 'intl-messageformat'
import { zDay } from '../day.ts'
import { formatDay } from './format.ts'
import { defaultLanguage, type Language } from './languages.ts'
import { loadMessages, type Messages } from './load-messages.ts'

export type MessageParameters = Record<string, string | number | boolean | Date | null | undefined>

/** Says a message in one language. */
export interface T {
  (key: string, parameters?: MessageParameters): string
  readonly language: Language
  /** Whether there is such a message; for keys made from data. */
  has(key: string): boolean
}

let messages: Record<Language, Messages> | undefined
const translators = new Map<Language, T>()

/**
 * The translator for a language; messages are read once.
 * A key that is missing comes back as itself: the page still stands, and the checker names it beforehand.
 */
export function translator(language: Language): T {
  const known = translators.get(language)
  if (known) return known
  messages ??= loadMessages()
  const made = translatorOf(language, messages[language])
  translators.set(language, made)
  return made
}

/** The key that ends so, if a room says something there: for words about what the platform knows by another name. */
export function keyEnding(end: string): string | undefined {
  messages ??= loadMessages()
  return messages[defaultLanguage].keys().find((key) => key.endsWith(end))
}

/** Days stand in parameters as ISO; people read them in their own way. */
function daysInWords(
  parameters: MessageParameters | undefined,
  language: Language
): Record<string, string | number> {
  const said = Object.entries(parameters ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' && zDay.safeParse(value).success ? formatDay(value, language) : value
  ])
  return Object.fromEntries(said)
}

/** A translator over given messages; `translator` is the one for daily use. */
export function translatorOf(language: Language, texts: Messages): T {
  const formats = new Map<string, IntlMessageFormat>()
  const t = (key: string, parameters?: MessageParameters): string => {
    let format = formats.get(key)
    if (!format) {
      const text = texts.get(key)
      if (text === undefined) return key
      format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return String(format.format(daysInWords(parameters, language)))
  }
  return Object.assign(t, { language, has: (key: string) => texts.has(key) })
}
