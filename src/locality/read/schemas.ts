import { z } from 'zod'
import { zDay } from '../../platform/day.ts'
import { authoritySchemas } from './authority-schemas.ts'
import { calendarSchemas } from './calendar-schemas.ts'
import { dossierSchemas } from './dossier-schemas.ts'
import { staffSchemas } from './staff-schemas.ts'
import { code, count, demonstration, list, names, source, span, text } from './words.ts'

const unit = {
  code,
  name: text(),
  kind: code,
  parent: code.optional(),
  ...span,
  decision: text(100).optional(),
  ended_by: text(100).optional(),
  seat: text(500).optional(),
  demonstration,
  source
}

/** A row of each table, as files spell it. */
export const rowSchemas = {
  kinds: z.strictObject({
    scope: z.enum(['area', 'organization']),
    code: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
    level: z.enum(['province', 'district', 'commune']).optional(),
    ...names,
    abbreviations: list.optional(),
    ...span,
    source
  }),
  functions: z.strictObject({ code, parent: code.optional(), ...names, ...span, source }),
  norms: z.strictObject({
    id: code,
    areas: code,
    organization_kind: z.array(code).min(1),
    min: count.optional(),
    max: count.optional(),
    average_max: z.number().positive().optional(),
    ...span,
    source,
    note: text(1000).optional()
  }),
  templates: z.strictObject({
    id: code,
    areas: code,
    organization_kind: code,
    name_vi: text(),
    code: text(100).optional(),
    parent: code.optional(),
    functions: list.optional(),
    ...span,
    source,
    demonstration
  }),
  decisions: z.strictObject({
    number: text(100),
    issuer: text().optional(),
    issued_on: zDay.optional(),
    effective_on: zDay.optional(),
    title: text(1000).optional(),
    source,
    demonstration
  }),
  areas: z.strictObject({
    ...unit,
    name_en: text().optional(),
    other_names: list.optional(),
    area_km2: z.number().positive().optional(),
    population: count.optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional()
  }),
  organizations: z.strictObject({ ...unit, area: code, functions: list.optional() }),
  ...staffSchemas,
  ...authoritySchemas,
  ...calendarSchemas,
  ...dossierSchemas
}

/** `locality.json`, as the file spells it. */
export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('haicap.locality/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  name: z.strictObject({ vi: text(), en: text(), de: text() }),
  time_zone: z.string().refine(isTimeZone),
  baseline: zDay.optional(),
  example_dates: z.array(zDay).default([]),
  initial_bodies: z.boolean().default(false),
  plans: z.array(z.string().regex(/^plans\/\w[\w.-]*\.(json|csv)$/)).default([]),
  sources: z
    .array(z.strictObject({ title: text(1000), url: z.url().optional(), note: text(1000).optional() }))
    .default([]),
  /** So many months ahead people are told of what loses its basis. */
  ending_horizon_months: z.number().int().positive().optional(),
  /** Numbers of persons whom the demonstration offers first to sign in as. */
  sign_ins: z.array(text(60)).default([]),
  /** Invented citizens whom the demonstration offers to sign in as. */
  citizens: z
    .array(
      z.strictObject({
        subject: text(60),
        name: text(200),
        number: z.string().regex(/^\d{12}$/),
        birth_date: zDay
      })
    )
    .default([]),
  /** How long a power that is taken in an emergency lasts. */
  emergency_minutes: z.number().int().positive().max(1440).optional()
})

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
