import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** How papers are made and signed, where that needs something beside haicap itself. */
export interface PaperSettings {
  /** The command that makes Word files into PDF, with what stands before its own arguments; without it they stay Word. */
  wordToPdf?: { command: string[]; milliseconds: number }
  /** A time stamp authority (RFC 3161); without it signatures bear the time of our own clock alone. */
  stamps?: StampSettings
  /** Whether lists of revoked certificates are looked up when somebody checks a signature. */
  checksRevocation: boolean
  /** Certificates (PEM) of authorities whose signatures are trusted beside our own, and whose time stamps are. */
  trusted: { signatures?: string; stamps?: string }
}

export interface StampSettings {
  url: string
  /** Nothing is signed when the authority cannot be reached; otherwise it is signed without a stamp, which shows. */
  required: boolean
  /** How long it is waited for. */
  milliseconds: number
}

const blankAsNone = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional())

/** The variables of papers, for the one schema of the environment. */
export const paperVariables = {
  HAICAP_WORD_TO_PDF: blankAsNone(z.string().trim().min(1)),
  HAICAP_WORD_TO_PDF_SECONDS: blankAsNone(z.coerce.number().positive().max(600)),
  HAICAP_TSA_URL: blankAsNone(z.url({ protocol: /^https?$/ })),
  HAICAP_TSA_REQUIRED: blankAsNone(z.enum(['yes', 'no'])),
  HAICAP_TSA_CERTIFICATES: blankAsNone(z.string()),
  HAICAP_TRUSTED_CERTIFICATES: blankAsNone(z.string()),
  HAICAP_CRL: blankAsNone(z.enum(['yes', 'no']))
}

const variables = z.object(paperVariables)

/**
 * The settings of papers from their variables.
 * @param unusable makes the problem that names variables that cannot be used
 */
export function paperSettings(
  given: z.infer<typeof variables>,
  unusable: (names: string[]) => Error
): PaperSettings {
  const { HAICAP_WORD_TO_PDF, HAICAP_WORD_TO_PDF_SECONDS: seconds, HAICAP_TSA_URL } = given
  const { HAICAP_TRUSTED_CERTIFICATES, HAICAP_TSA_CERTIFICATES } = given
  const signatures = certificates({ HAICAP_TRUSTED_CERTIFICATES }, unusable)
  const stamps = certificates({ HAICAP_TSA_CERTIFICATES }, unusable)
  return {
    checksRevocation: given.HAICAP_CRL === 'yes',
    trusted: { ...(signatures && { signatures }), ...(stamps && { stamps }) },
    ...(HAICAP_TSA_URL && {
      stamps: { url: HAICAP_TSA_URL, required: given.HAICAP_TSA_REQUIRED === 'yes', milliseconds: 5000 }
    }),
    ...(HAICAP_WORD_TO_PDF && {
      wordToPdf: { command: HAICAP_WORD_TO_PDF.split(/\s+/), milliseconds: (seconds ?? 60) * 1000 }
    })
  }
}

/** The text of the file that a variable names. */
function certificates(
  given: Record<string, string | undefined>,
  unusable: (names: string[]) => Error
): string | undefined {
  const [[name, path] = []] = Object.entries(given)
  if (!name || !path) return undefined
  try {
    const text = readFileSync(path, 'utf8')
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  } catch {
    // Said below.
  }
  throw unusable([name])
}
