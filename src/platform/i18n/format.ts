import type { Language } from './languages.ts'

const locales: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB', de: 'de-DE' }
const numberFormats = new Map<string, Intl.NumberFormat>()

/**
 * A day as its readers write it: 01/07/2025 (vi), 1 July 2025 (en), 01.07.2025 (de).
 * In: an ISO day. Null or '' (an open end) gives ''. Errors: RangeError for what is no day.
 */
export function formatDay(day: string | null | undefined, language: Language): string {
  if (!day) return ''
  const date = Temporal.PlainDate.from(day)
  const options: Intl.DateTimeFormatOptions =
    language === 'en'
      ? { day: 'numeric', month: 'long', year: 'numeric' }
      : { day: '2-digit', month: '2-digit', year: 'numeric' }
  return date.toLocaleString(locales[language], options)
}

/** A number with the separators of the language; at most `digits` (2) after the point. */
export function formatNumber(value: number | null | undefined, language: Language, digits = 2): string {
  if (value === null || value === undefined) return ''
  const key = `${language}/${digits}`
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits })
    numberFormats.set(key, format)
  }
  return format.format(value)
}

/** A share of 0 to 100 with its sign: 66,7 %. */
export function formatPercent(value: number | null | undefined, language: Language, digits = 1): string {
  if (value === null || value === undefined) return ''
  const space = language === 'de' ? ' ' : ''
  return `${formatNumber(value, language, digits)}${space}%`
}

/**
 * An instant as day and time.
 * In: ISO instant; the time zone is the locality's, the machine's if not given.
 */
export function formatInstant(
  instant: string | null | undefined,
  language: Language,
  timeZone: string = Temporal.Now.timeZoneId()
): string {
  if (!instant) return ''
  const zoned = Temporal.Instant.from(instant.replace(' ', 'T')).toZonedDateTimeISO(timeZone)
  const time = zoned.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${time}, ${formatDay(zoned.toPlainDate().toString(), language)}`
}

/**
 * First and last day of a stretch as people say it: `01/07/2025 – 30/06/2026`.
 * In: both inclusive; an open end stays open ("since" is the caller's word).
 */
export function formatDays(first: string | null, last: string | null, language: Language): string {
  return `${formatDay(first, language)} – ${formatDay(last, language)}`.trim()
}

/** Sorts as a dictionary of the language does (Vietnamese tones included). */
export function compareTexts(language: Language): (one: string, other: string) => number {
  return new Intl.Collator(locales[language], { numeric: true }).compare
}
