import { z } from 'zod'
import { decisionSchema } from '../../modules/organization/index.ts'
import { zDay } from '../../platform/day.ts'

const text = (max = 300) => z.string().trim().min(1).max(max)
const code = text(60)
const list = z.array(text())
const span = { firstDay: zDay.optional(), lastDay: zDay.optional() }
const names = { nameVi: text(), nameEn: text(), nameDe: text() }
const origin = { source: text(1000).optional() }
const count = z.number().int().nonnegative()
const unit = {
  code,
  name: text(),
  kind: code,
  parent: code.optional(),
  ...span,
  decision: text(100).optional(),
  endedBy: text(100).optional(),
  seat: text(500).optional(),
  demonstration: z.boolean().optional(),
  ...origin
}

/** A row of each table, in the spelling of the code. */
export const rowSchemas = {
  kinds: z.strictObject({
    scope: z.enum(['area', 'organization']),
    code: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, { error: 'locality.code_shape' }),
    level: z.enum(['province', 'district', 'commune']).optional(),
    ...names,
    abbreviations: list.optional(),
    ...span,
    ...origin
  }),
  functions: z.strictObject({ code, parent: code.optional(), ...names, ...span, ...origin }),
  norms: z.strictObject({
    id: code,
    areas: code,
    organizationKind: z.array(code).min(1),
    min: count.optional(),
    max: count.optional(),
    averageMax: z.number().positive().optional(),
    ...span,
    ...origin,
    note: text(1000).optional()
  }),
  templates: z.strictObject({
    id: code,
    areas: code,
    organizationKind: code,
    nameVi: text(),
    code: text(100).optional(),
    parent: code.optional(),
    functions: list.optional(),
    ...span,
    ...origin,
    demonstration: z.boolean().optional()
  }),
  decisions: decisionSchema.strict(),
  areas: z.strictObject({
    ...unit,
    nameEn: text().optional(),
    otherNames: list.optional(),
    areaKm2: z.number().positive().optional(),
    population: count.optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional()
  }),
  organizations: z.strictObject({ ...unit, area: code, functions: list.optional() })
}

const timeZone = z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || isKnownZone(zone), {
  error: 'locality.time_zone'
})

/** `locality.json`, in the spelling of the code. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('haicap.locality/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'locality.id_shape' }),
  name: z.strictObject({ vi: text(), en: text(), de: text() }),
  timeZone,
  baseline: zDay.optional(),
  exampleDates: z.array(zDay).default([]),
  initialBodies: z.boolean().default(false),
  plans: z.array(z.string().regex(/^plans\/\w[\w.-]*\.(json|csv)$/, { error: 'locality.plan_path' })).default([]),
  sources: z
    .array(z.strictObject({ title: text(1000), url: z.url().optional(), note: text(1000).optional() }))
    .default([]),
  editors: z
    .array(z.strictObject({ subject: text(100), name: text(), post: text(), mayChangeRegister: z.boolean() }))
    .default([])
})

/** Zones have other names too (Asia/Saigon), which the list leaves out. */
function isKnownZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
