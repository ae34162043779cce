import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { type Day, zDay } from '../../../../platform/day.ts'
import { blankAsAbsent } from '../../../../platform/http/index.ts'
import { Problem, refusal } from '../../../../platform/problem.ts'
import { decisionFields, resolveUnit } from '../../../organization/index.ts'

/** As people write it: signs between thousands are no harm. */
const whole = z
  .string()
  .trim()
  .min(1, { error: 'record.input.required' })
  .transform((text) => text.replace(/[\s.,](?=\d{3}(\D|$))/g, ''))

export const assignInput = z.object({
  organization: z.string().trim().min(1, { error: 'record.input.required' }),
  headcount: whole,
  year: whole,
  from: blankAsAbsent(zDay.optional()),
  ...decisionFields
})

export const changeInput = z.object({ headcount: whole, on: zDay, ...decisionFields })

export const takeBackInput = z.object({ on: zDay, ...decisionFields })

/**
 * The body that a text means: its code or its name on the day.
 * @throws refusal at the field `organization`
 */
export async function bodyMeant(database: Database, text: string, at: Day): Promise<string> {
  const options = { type: 'organization' as const, path: 'organization' }
  try {
    return (await read(database, (tx) => resolveUnit(tx, text, { at }, options))).id
  } catch (error) {
    // The form can mend a name that means nothing.
    if (!(error instanceof Problem) || error.status !== 404) throw error
    throw refusal(error.messageKey, error.params, error.details)
  }
}
