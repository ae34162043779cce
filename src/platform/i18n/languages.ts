/** The languages of every page, the first being the default. */
export const languages = ['vi', 'en', 'de'] as const

export type Language = (typeof languages)[number]

export const defaultLanguage: Language = 'vi'

/** Each language's name in itself, as a reader who knows only that language would look for it. */
export const languageNames: Record<Language, string> = {
  vi: 'Tiếng Việt',
  en: 'English',
  de: 'Deutsch'
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (languages as readonly string[]).includes(value)
}

/**
 * The language that suits a browser best.
 * In: the value of an Accept-Language header. Out: one of ours, the default if none is named.
 */
export function negotiateLanguage(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';')
      const quality = parameters.map((parameter) => parameter.trim()).find((it) => it.startsWith('q='))
      return { code: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter((wish) => wish.quality > 0)
    .sort((one, other) => other.quality - one.quality)
  return wishes.map((wish) => wish.code).find(isLanguage) ?? defaultLanguage
}
