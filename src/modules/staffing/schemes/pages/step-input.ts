import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../../platform/http/index.ts'
import { Problem } from '../../../../platform/problem.ts'
import { decisionFields, decisionOf } from '../../../organization/index.ts'

const common = { version: z.string(), on: zDay }
const required = z.string().trim().min(1, { error: 'record.input.required' })

export const submitInput = z.object({ ...common, letter: optionalText })

/** Remarks come one field for each line, named by its position. */
export const appraiseInput = z
  .looseObject({
    ...common,
    outcome: z.enum(['agreed', 'returned'], { error: 'record.input.required' }),
    opinion: required,
    letter: optionalText
  })
  .transform(({ version, on, outcome, opinion, letter, ...rest }) => ({
    version,
    on,
    outcome,
    opinion,
    letter,
    remarks: Object.entries(rest).flatMap(([name, value]) =>
      name.startsWith('remark_') && typeof value === 'string' && value.trim()
        ? [{ position: name.slice('remark_'.length), remark: value }]
        : []
    )
  }))

export const approveInput = z
  .object({ ...common, effective_on: blankAsAbsent(zDay.optional()), ...decisionFields })
  .transform(({ version, on, effective_on, ...decision }) => ({
    version,
    on,
    effectiveOn: effective_on,
    decision: decisionOf(decision)
  }))

export const publishInput = z
  .object({ ...common, published_in: required })
  .transform(({ version, on, published_in }) => ({ version, on, publishedIn: published_in }))

const fields: Record<string, string> = {
  on: 'on',
  effectiveOn: 'effective_on',
  publishedIn: 'published_in',
  opinion: 'opinion',
  letter: 'letter'
}

/** A refusal at the fields of the form; what is wrong with the version itself is told above them. */
export async function atStepFields<O>(acting: Promise<O>): Promise<O> {
  try {
    return await acting
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const details = error.details.map((one) => {
      const path = one.path ?? ''
      return { ...one, path: path.startsWith('decision_') ? path : (fields[path] ?? '') }
    })
    throw new Problem(error.code, error.messageKey, error.params, details)
  }
}
