import type { FastifyRequest } from 'fastify'
import { isLanguage, type Language, negotiateLanguage } from '../i18n/index.ts'

export const languageCookie = 'haicap_language'

/**
 * The reader's language: the one asked for in the address, else the one chosen before, else the one that suits
 * the browser best.
 */
export function languageOf(request: FastifyRequest): Language {
  const chosen = chosenLanguage(request)
  if (chosen) return chosen
  const kept = request.cookies?.[languageCookie]
  return isLanguage(kept) ? kept : negotiateLanguage(request.headers['accept-language'])
}

/** The language that this very request asks for by `?lang=`; anything else there is passed over. */
export function chosenLanguage(request: FastifyRequest): Language | undefined {
  const lang = (request.query as Record<string, unknown> | undefined)?.lang
  return isLanguage(lang) ? lang : undefined
}
