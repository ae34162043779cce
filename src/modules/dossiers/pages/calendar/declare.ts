import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../../platform/http/index.ts'
import { decisionFields, decisionOf } from '../../../organization/index.ts'

/** The form by which a day is declared. */
export const declareSchema = z
  .object({
    day: zDay,
    what: z.enum(['off', 'worked'], { error: 'calendar.input.what' }),
    instead_of: blankAsAbsent(z.coerce.number().int().min(1).max(7).optional()),
    name_vi: z.string().trim().min(1, { error: 'record.input.required' }).max(200),
    name_en: optionalText,
    name_de: optionalText,
    ...decisionFields
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
    decision: decisionOf(values)
  }
}

/** Fields of the form by what the act calls them. */
export const fieldOf = {
  insteadOf: 'instead_of',
  'name.vi': 'name_vi',
  'name.en': 'name_en',
  'name.de': 'name_de'
}
