import { z } from 'zod'
import { zDay } from '../../platform/day.ts'
import { code, count, demonstration, level, list, names, positive, source, span, text } from './words.ts'

const pot = z.enum(['civil_servant', 'public_employee'])
const group = z.enum(['leadership', 'professional', 'support'])
const needed = z.array(text()).min(1)
const holding = z.enum(['permanent', 'acting', 'concurrent', 'secondment'])
const note = text(1000).optional()
const decision = text(100)

/** Which bodies a row speaks of: those of all conditions that it states. */
const bodies = {
  organization_kind: needed,
  level: level.optional(),
  /** Patterns with `*`. */
  codes: list.optional(),
  names: list.optional()
}

export const qualificationKinds = [
  'professional',
  'political_theory',
  'state_management',
  'foreign_language',
  'ethnic_language',
  'digital'
] as const

/** Who serves: what the law knows, what is assigned, and who is there. A row of each table, as files spell it. */
export const staffSchemas = {
  ranks: z.strictObject({
    code,
    ladder: pot,
    ordinal: count,
    ...names,
    ...span,
    source
  }),
  positions: z.strictObject({
    code,
    title_vi: text(),
    title_en: text(),
    title_de: text(),
    signs_as: text().optional(),
    group,
    lead: z.enum(['head', 'deputy']).optional(),
    pot: pot.optional(),
    level: level.optional(),
    organization_kinds: list.optional(),
    functions: list.optional(),
    ranks: list.optional(),
    ...span,
    source
  }),
  qualification_levels: z.strictObject({
    kind: z.enum(qualificationKinds),
    code,
    ordinal: count,
    ...names,
    source
  }),
  standards: z.strictObject({
    id: code,
    kind: z.enum(qualificationKinds),
    level_code: code,
    positions: needed,
    ...names,
    ...span,
    source,
    note
  }),
  deputy_caps: z.strictObject({
    id: code,
    areas: code,
    positions: needed,
    per: z.enum(['area', 'organization']),
    organization_kinds: list.optional(),
    average_max: z.number().positive().optional(),
    max: positive.optional(),
    tolerated_months: positive.optional(),
    ...span,
    source,
    note
  }),
  rank_limits: z.strictObject({
    id: code,
    ranks: needed,
    positions: list.optional(),
    group: group.optional(),
    organization_kinds: list.optional(),
    level: level.optional(),
    max_share: z.number().min(0).max(1),
    ...span,
    source,
    note
  }),
  scheme_demands: z.strictObject({
    id: code,
    organization_kinds: needed,
    level: level.optional(),
    approved_since: zDay.optional(),
    due_on: zDay.optional(),
    ...span,
    source,
    note
  }),
  quotas: z.strictObject({
    ...bodies,
    pot,
    headcount: count.optional(),
    grantor: text(100).optional(),
    first_day: zDay,
    last_day: zDay,
    decision,
    demonstration
  }),
  people: z.strictObject({
    code,
    name: text(),
    sex: z.enum(['male', 'female']).optional(),
    birth_date: zDay.optional(),
    ethnicity: text().optional(),
    personal_id: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    organization: text(100),
    position: code,
    kind: holding,
    rank: code.optional(),
    ...span,
    first_day: zDay,
    decision,
    qualifications: list.optional(),
    demonstration
  }),
  staffing: z.strictObject({
    id: code,
    ...bodies,
    position: code,
    each: count.optional(),
    total: count.optional(),
    filled: count.optional(),
    kind: z.enum(['permanent', 'concurrent']).optional(),
    first_day: zDay,
    decision,
    appointed: count.optional(),
    appointed_by: text(100).optional(),
    lacking: count.optional(),
    tolerated_above: count.optional(),
    tolerated_until: zDay.optional(),
    tolerated_by: text(100).optional()
  }),
  staff_events: z.strictObject({
    id: code,
    event: z.enum(['leave', 'join', 'move', 'acting', 'concurrent', 'secondment', 'absence']),
    ...bodies,
    positions: needed,
    holders: list.optional(),
    count: positive,
    reason: code.optional(),
    first_day: zDay,
    last_day: zDay.optional(),
    decision
  }),
  staff_names: z.strictObject({
    ethnicity: text(),
    share: z.number().positive(),
    families: needed,
    middle_male: needed,
    given_male: needed,
    middle_female: needed,
    given_female: needed
  })
}
