import { z } from 'zod'
import { zDay } from '../../platform/day.ts'
import { code, demonstration, level, list, names, positive, source, span, text } from './words.ts'

/** Who may decide what, and where people pay. A row of each table, as files spell it. */
export const authoritySchemas = {
  powers: z.strictObject({
    code: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/),
    function: code,
    kind: z.enum(['decision', 'work']),
    ...names,
    words: list.optional(),
    note: text(1000).optional(),
    ...span,
    source,
    demonstration
  }),
  vestings: z.strictObject({
    id: code,
    act: z.enum(['devolution', 'decentralization', 'authorization', 'assignment']),
    powers: list.optional(),
    functions: list.optional(),
    areas: code.optional(),
    codes: list.optional(),
    grantor_organization: text(100).optional(),
    grantor_position: code.optional(),
    grantor_nth: positive.optional(),
    holder_kind: code.optional(),
    holder_level: level.optional(),
    holder_organization: text(100).optional(),
    holder_position: code.optional(),
    holder_nth: positive.optional(),
    reach: z.enum(['area', 'organization']).optional(),
    place: text(100).optional(),
    ...span,
    first_day: zDay,
    conditions: text(1000).optional(),
    means: text(1000).optional(),
    onward: z.boolean().optional(),
    signature: z.enum(['TM', 'KT', 'TL', 'TUQ']).optional(),
    published_on: zDay.optional(),
    published_in: text().optional(),
    decision: text(100),
    clause: text().optional(),
    source,
    demonstration
  }),
  substitutions: z.strictObject({
    id: code,
    areas: code.optional(),
    codes: list.optional(),
    organization: text(100),
    position: code,
    nth: positive.optional(),
    substitute_organization: text(100),
    substitute_position: code,
    substitute_nth: positive.optional(),
    ...span,
    first_day: zDay,
    decision: text(100),
    demonstration
  }),
  payment_accounts: z.strictObject({
    id: code,
    areas: code.optional(),
    codes: list.optional(),
    organization: text(100),
    bank_bin: z.string().regex(/^\d{6}$/),
    bank: text(200),
    account: z.string().regex(/^(?:[0-9A-Z]|\{code\}){1,19}$/),
    holder: text(200).optional(),
    ...span,
    first_day: zDay,
    source,
    demonstration
  })
}
