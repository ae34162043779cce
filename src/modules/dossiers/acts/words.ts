import { z } from 'zod'

/** Words that people give with an act. */
export const reason = z
  .string({ error: 'record.input.required' })
  .trim()
  .min(1, { error: 'record.input.required' })
  .max(2000)
export const note = z
  .string()
  .trim()
  .max(2000)
  .transform((value) => value || undefined)
  .optional()
