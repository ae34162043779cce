import { createHash } from 'node:crypto'
import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { listIds } from '../lists/index.ts'

/** 20 MB as base64. */
const longest = 28_000_000

/** A file and the list that it is to be read as. */
export const sheetSchema = z.object({
  list: z.enum(listIds),
  fileName: z.string().trim().min(1).max(300),
  content: z.base64().max(longest).describe('The bytes of the file, as base64.'),
  on: zDay.describe('The day by which it is asked to which body somebody belongs; today, as a rule.')
})
export type SheetInput = z.infer<typeof sheetSchema>

/** By what a file is known again. */
export const sha256Of = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')
