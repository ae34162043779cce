import { z } from 'zod'
import { kinds, reasons } from './words.ts'

const code = z.string().trim().min(1).max(100)

/** One line of a plan about one person: a body and a position by their codes, or the reason for leaving. */
export const lineSchema = z.object({
  person: code.describe('Number in the staff register.'),
  kind: z.enum(kinds).default('permanent'),
  body: code.optional().describe('Code of the body as it is on the day of the plan.'),
  position: code.optional().describe('Code of the position.'),
  leaving: z.enum(reasons).optional().describe('Why they leave, instead of body and position.'),
  tolerated: z
    .boolean()
    .default(false)
    .describe('A post above the cap, for as long as the law tolerates it.'),
  note: z.string().trim().min(1).max(1000).optional(),
  line: z.number().int().optional().describe('Line of the file, named with what is wrong.')
})
