export { checkMessages, type MessageFault } from './check-messages.ts'
export { compareTexts, formatDay, formatDays, formatInstant, formatNumber, formatPercent } from './format.ts'
export {
  defaultLanguage,
  isLanguage,
  type Language,
  languageNames,
  languages,
  negotiateLanguage
} from './languages.ts'
export { loadMessages, type Messages } from './load-messages.ts'
export { keyEnding, type MessageParameters, type T, translator, translatorOf } from './translator.ts'
