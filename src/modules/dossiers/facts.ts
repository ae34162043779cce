import { z } from 'zod'
import { zDay } from '../../platform/day.ts'
import { channels, returnWays } from './dossier.ts'

const text = (max: number) => z.string().trim().min(1, { error: 'record.input.required' }).max(max)
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((value) => value || undefined)
    .optional()
const phone = z
  .string()
  .trim()
  .transform((value) => value.replaceAll(/[\s.()-]/g, ''))
  .refine((value) => value === '' || /^\+?\d{8,15}$/.test(value), { error: 'dossiers.input.phone' })
  .transform((value) => value || undefined)
  .optional()

/** Personal identification numbers have 12 digits, tax codes 10, 12 or 13. */
const number = z
  .string()
  .trim()
  .transform((value) => value.replaceAll(/[\s.-]/g, ''))
  .refine((value) => value === '' || /^(\d{9,10}|\d{12,13})$/.test(value), { error: 'dossiers.input.number' })
  .transform((value) => value || undefined)
  .optional()
const email = z
  .union([z.literal(''), z.email({ error: 'dossiers.input.email' }).max(200)])
  .transform((value) => value || undefined)
  .optional()

/** Who applies. */
export const applicantSchema = z.strictObject({
  kind: z.enum(['citizen', 'organization']).default('citizen'),
  name: text(200),
  number,
  birthDate: z.union([z.literal('').transform(() => undefined), zDay]).optional(),
  phone,
  email,
  address: optional(500),
  delegate: z.strictObject({ name: text(200), number, phone }).optional()
})

/** A paper that is handed in: so many originals and copies, a file, or the one of an earlier dossier. */
export const paperSchema = z
  .strictObject({
    component: z.number().int().positive().optional(),
    field: optional(100),
    title: optional(500),
    original: z.number().int().min(0).max(999).default(0),
    copy: z.number().int().min(0).max(999).default(0),
    fileId: z.uuid().optional(),
    reusedFrom: z.uuid().optional()
  })
  .refine(({ component, field, title }) => component !== undefined || field || title, {
    path: ['title'],
    error: 'record.input.required'
  })

/** A paper that officials add on the way: it stands beside what was handed in and takes the place of none of it. */
export const broughtSchema = z.strictObject({
  title: z.string().trim().min(1, { error: 'record.input.required' }).max(500),
  original: z.number().int().min(0).max(999).default(0),
  copy: z.number().int().min(0).max(999).default(0),
  fileId: z.uuid().optional()
})

/** What is handed in. A draft may lack what reception needs. */
export const factsSchema = z.strictObject({
  /** Key or code of a procedure. */
  procedure: text(100),
  /** The area whose body is competent, by id; without it the one that the receiving body serves. */
  placeId: z.uuid().optional(),
  applicant: applicantSchema,
  request: optional(2000),
  sets: z.number().int().min(1).max(99).default(1),
  data: z.record(z.string(), z.json()).default({}),
  papers: z.array(paperSchema).max(300).default([]),
  channel: z.enum(channels).default('counter'),
  returnWay: z.enum(returnWays).default('counter'),
  /** Where the result is handed over, by id; without it where it is received. */
  returnId: z.uuid().optional(),
  demonstration: z.boolean().default(false)
})

export type Facts = z.output<typeof factsSchema>
export type Paper = z.output<typeof paperSchema>
