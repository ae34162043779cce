import { z } from 'zod'
import { limitUnits } from '../../platform/calendar/index.ts'

export const levels = ['province', 'commune'] as const
export const onlineLevels = ['full', 'partial', 'none'] as const
export const channels = ['direct', 'online', 'post'] as const
export const clockStops = ['supplement', 'payment', 'opinion'] as const
export const reuses = ['none', 'store', 'database'] as const

const text = (max: number) =>
  z.string({ error: 'record.input.required' }).trim().min(1, { error: 'record.input.required' }).max(max)
const several = <T extends z.ZodType>(schema: T, max: number) => z.array(schema).max(max).default([])
const count = z.number().int().min(0).max(100).default(0)

/** A key that could be taken for a page of the room. */
const reserved = ['new', 'exchange', 'catalogue.json', 'catalogue.csv', 'catalogue.zip']
export const keySchema = z
  .string()
  .trim()
  .max(100)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, { error: 'procedures.input.key' })
  .refine((key) => !reserved.includes(key), { error: 'procedures.input.key_reserved' })

export const componentSchema = z.strictObject({
  name: text(2000),
  original: count,
  copy: count,
  reuse: z.enum(reuses).default('none'),
  template: text(500).optional(),
  condition: text(1000).optional()
})

/** Where a step is done that is not done where the dossier is: resolved by competence for its place, never a fixed body. */
export const stepPlaceSchema = z
  .strictObject({
    /** At whoever holds this power there. */
    power: text(100).optional(),
    /** At whoever works in a field at this level there. */
    level: z.enum(levels).optional(),
    /** Without it the field of the procedure. */
    field: text(100).optional()
  })
  .refine(({ power, level, field }) => (power ? !level && !field : level !== undefined), {
    path: ['level'],
    error: 'procedures.input.one_place'
  })

export const stepSchema = z
  .strictObject({
    name: text(500),
    power: text(100).optional(),
    position: text(100).optional(),
    at: stepPlaceSchema.optional(),
    share: z.number().min(0).max(100).multipleOf(0.01).default(0),
    parallel: z.number().int().min(1).max(100).optional(),
    condition: text(1000).optional()
  })
  .refine(({ power, position }) => !(power && position), {
    path: ['position'],
    error: 'procedures.input.one_actor'
  })

export const feeSchema = z.strictObject({
  name: text(500),
  amount: z.number().int().min(0).max(1_000_000_000_000),
  exemption: text(1000).optional()
})

export const resultSchema = z.strictObject({
  name: text(500),
  validity: text(300).optional(),
  electronic: z.boolean().default(false)
})

export const limitSchema = z
  .strictObject({ amount: z.number().positive().max(10_000).default(1), unit: z.enum(limitUnits) })
  .refine(({ amount, unit }) => unit === 'working_days' || Number.isInteger(amount), {
    path: ['amount'],
    error: 'procedures.input.whole_amount'
  })

/** JSON Schema, checked by `formProblems` when it is published. */
export const formSchema = z.record(z.string(), z.json())

/** What a version of a procedure says. A draft may lack parts: it is checked when it is published. */
export const contentSchema = z.strictObject({
  nationalCode: z
    .string()
    .trim()
    .regex(/^\d\.\d{6}$/, { error: 'procedures.input.national_code' })
    .optional(),
  localCode: z
    .string()
    .trim()
    .regex(/^\d\.\d{6}\.[0-9A-Z.]{2,35}$/, { error: 'procedures.input.local_code' })
    .optional(),
  name: z.strictObject({ vi: text(1000), en: text(1000).optional(), de: text(1000).optional() }),
  field: text(100),
  power: text(100).optional(),
  level: z.enum(levels),
  subjects: text(2000).optional(),
  agency: text(1000).optional(),
  sets: z.number().int().min(1).max(100).default(1),
  limit: limitSchema.optional(),
  clockStops: several(z.enum(clockStops), 3),
  online: z.enum(onlineLevels).default('none'),
  channels: several(z.enum(channels), 3),
  legalBasis: text(10_000).optional(),
  guidance: text(10_000).optional(),
  words: several(text(200), 50),
  components: several(componentSchema, 100),
  steps: several(stepSchema, 50),
  fees: several(feeSchema, 50),
  results: several(resultSchema, 20),
  form: formSchema.optional(),
  source: text(2000).optional(),
  uncertain: text(2000).optional(),
  demonstration: z.boolean().default(false)
})

export type Content = z.output<typeof contentSchema>
export type Step = z.output<typeof stepSchema>
export type StepPlace = z.output<typeof stepPlaceSchema>
export type Component = z.output<typeof componentSchema>
export type Fee = z.output<typeof feeSchema>
export type Level = (typeof levels)[number]

/** How often each part may come, in the order of forms. */
export const parts = ['components', 'steps', 'fees', 'results'] as const
export type Part = (typeof parts)[number]
