import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { actNames, extents, unitScopes } from '../../organization/index.ts'
import type { PlanDocument } from './types.ts'

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^(?:[^\p{Cc}]|[\n\t])*$/u)
const code = text(60)
const codes = z.array(code).max(2000)
const share = z.number().gt(0).max(1)

/** The value, or undefined, for a key that may be left out or null. */
const maybe = <S extends z.ZodType>(schema: S) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional()

const decision = z.strictObject({
  number: text(100),
  issuer: maybe(text(300)),
  issued_on: maybe(zDay),
  effective_on: maybe(zDay),
  title: maybe(text(1000)),
  source: maybe(text(1000)),
  demonstration: maybe(z.boolean())
})

const from = z.strictObject({
  code,
  extent: z.enum(extents).default('whole'),
  share_area: maybe(share),
  share_population: maybe(z.number().min(0).max(1)),
  into: maybe(codes),
  functions: maybe(codes),
  place: maybe(code)
})

const into = z.strictObject({
  code: maybe(code),
  name: maybe(text(300)),
  kind: maybe(code),
  parent: maybe(code),
  continues: maybe(code),
  existing: maybe(z.boolean()),
  area: maybe(code),
  functions: maybe(codes),
  name_en: maybe(text(300)),
  other_names: maybe(z.array(text(300)).max(50)),
  area_km2: maybe(z.number().positive()),
  population: maybe(z.number().int().nonnegative()),
  lat: maybe(z.number().min(-90).max(90)),
  lon: maybe(z.number().min(-180).max(180)),
  seat: maybe(text(500)),
  demonstration: maybe(z.boolean()),
  source: maybe(text(1000))
})

const operation = z.strictObject({
  id: text(100),
  clause: text(200),
  decision: maybe(text(100)),
  act: z.enum(actNames),
  unit: z.enum(unitScopes),
  from: z.array(from).max(5000).default([]),
  into: z.array(into).max(5000).default([]),
  note: maybe(text(2000)),
  proposed: maybe(z.boolean())
})

/** A plan as it stands in a JSON file; CSV is brought into this shape first, so that both are checked alike. */
export const planSchema = z.strictObject({
  $schema: maybe(z.string()),
  format: z.literal('haicap.plan/1'),
  title: text(500),
  // The number alone suffices when the register knows the decision.
  decision: z.preprocess((value) => (typeof value === 'string' ? { number: value } : value), decision),
  decisions: z.array(decision).max(1000).default([]),
  effective_on: zDay,
  propose: z.boolean().default(false),
  announced: z.record(z.string().regex(/^[a-z][a-z0-9_.]*$/), z.number()).default({}),
  operations: z.array(operation).max(200_000)
})

/** What a file says, in the shape of the file. */
export type PlanFile = z.infer<typeof planSchema>

/** From the names of the file to those of the code; what is not said is left out. */
export function planOf(file: PlanFile): PlanDocument {
  const { $schema: _schema, format: _format, ...plan } = file
  // `announced` has figures for keys, which stay as they are.
  return { ...(camelCased({ ...plan, announced: {} }) as PlanDocument), announced: file.announced }
}

/** A copy with every key as the code spells it; what is not said is left out. */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.map(([key, inner]) => [camelName(key), camelCased(inner)]))
}

const camelName = (key: string) => key.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())

/** The other way round, for writing a plan into a file. */
export function snakeName(key: string): string {
  return key.replace(
    /([a-z])([A-Z])/g,
    (_all, before: string, letter: string) => `${before}_${letter.toLowerCase()}`
  )
}
