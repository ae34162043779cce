import { defaultLanguage, isLanguage, type Language, type T, translator } from '../platform/i18n/index.ts'

/** Where a command speaks: results go to `print`, what is only for people to `note`. */
export interface Terminal {
  env: Record<string, string | undefined>
  language: Language
  t: T
  /** A line of the result, on stdout. */
  print(text: string): void
  /** A line beside the result, on stderr: progress, problems. */
  note(text: string): void
  /** 0 done, 1 refused or violated, 2 wrong usage. */
  exitCode: number
}

/** The terminal of this process; its language is that of HAICAP_LANG, else of LANG, else Vietnamese. */
export function processTerminal(env: Record<string, string | undefined> = process.env): Terminal {
  const language = languageOf(env)
  return {
    env,
    language,
    t: translator(language),
    print: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    exitCode: 0
  }
}

function languageOf(env: Record<string, string | undefined>): Language {
  const wishes = [env.HAICAP_LANG, env.LANG].map((value) => value?.slice(0, 2).toLowerCase())
  return wishes.find(isLanguage) ?? defaultLanguage
}
