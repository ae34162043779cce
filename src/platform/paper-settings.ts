import { z } from 'zod'

/** How papers are made and signed, where that needs something beside haicap itself. */
export interface PaperSettings {
  /** The command that makes Word files into PDF, with what stands before its own arguments; without it they stay Word. */
  wordToPdf?: { command: string[]; milliseconds: number }
}

const blankAsNone = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional())

/** The variables of papers, for the one schema of the environment. */
export const paperVariables = {
  HAICAP_WORD_TO_PDF: blankAsNone(z.string().trim().min(1)),
  HAICAP_WORD_TO_PDF_SECONDS: blankAsNone(z.coerce.number().positive().max(600))
}

const variables = z.object(paperVariables)

/** The settings of papers from their variables. */
export function paperSettings(given: z.infer<typeof variables>): PaperSettings {
  const { HAICAP_WORD_TO_PDF, HAICAP_WORD_TO_PDF_SECONDS: seconds } = given
  return {
    ...(HAICAP_WORD_TO_PDF && {
      wordToPdf: { command: HAICAP_WORD_TO_PDF.split(/\s+/), milliseconds: (seconds ?? 60) * 1000 }
    })
  }
}
