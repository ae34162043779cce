import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../../platform/http/index.ts'
import { Problem } from '../../../../platform/problem.ts'

/** The form by which a day is declared. */
export const declareSchema = z
  .object({
    day: zDay,
    what: z.enum(['off', 'worked'], { error: 'calendar.input.what' }),
    instead_of: blankAsAbsent(z.coerce.number().int().min(1).max(7).optional()),
    name_vi: z.string().trim().min(1, { error: 'record.input.required' }).max(200),
    name_en: optionalText,
    name_de: optionalText,
    decision_number: z.string().trim().min(1, { error: 'record.input.required' }).max(100),
    decision_issued_on: blankAsAbsent(zDay.optional()),
    decision_issuer: optionalText,
    decision_title: optionalText
  })
  .refine(({ what, instead_of }) => what === 'off' || instead_of !== undefined, {
    path: ['instead_of'],
    error: 'calendar.input.instead_of'
  })
export type DeclareValues = z.output<typeof declareSchema>

/** What the act takes of the form. */
export function declarationOf(values: DeclareValues) {
  const { day, what, instead_of: insteadOf } = values
  return {
    day,
    working: what === 'worked',
    ...(what === 'worked' && { insteadOf }),
    name: { vi: values.name_vi, en: values.name_en, de: values.name_de },
    decision: {
      number: values.decision_number,
      issuedOn: values.decision_issued_on,
      issuer: values.decision_issuer,
      title: values.decision_title
    }
  }
}

const fieldOf: Record<string, string> = {
  insteadOf: 'instead_of',
  'name.vi': 'name_vi',
  'name.en': 'name_en',
  'name.de': 'name_de',
  'decision.number': 'decision_number',
  'decision.issuedOn': 'decision_issued_on',
  'decision.issuer': 'decision_issuer',
  'decision.title': 'decision_title'
}

/** What the act says, at the fields of the form. */
export async function atFields<O>(acting: Promise<O>): Promise<O> {
  try {
    return await acting
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, messageKey, params } = error
    const details =
      messageKey === 'organization.refusal.unknown_decision'
        ? [{ path: 'decision_issued_on', messageKey, params }]
        : error.details.map((one) => ({ ...one, path: fieldOf[one.path ?? ''] ?? one.path }))
    throw new Problem(code, messageKey, params, details)
  }
}
