import { z } from 'zod'
import { zDay } from '../../platform/day.ts'
import { decisionSchema } from '../organization/index.ts'
import { contentSchema, keySchema } from './content.ts'

/** The name of the file format, so that another file is not taken for it. */
export const catalogueFormat = 'haicap.procedures/1'

/** By which decision something ended before its time, and why. */
const endedSchema = z.strictObject({
  decision: decisionSchema,
  reason: z.string().trim().min(1).max(2000).optional()
})

const publishedSchema = z
  .strictObject({
    firstDay: zDay,
    lastDay: zDay.optional(),
    decision: decisionSchema,
    ended: endedSchema.optional()
  })
  .refine(({ firstDay, lastDay }) => !lastDay || lastDay >= firstDay, {
    path: ['lastDay'],
    error: 'procedures.input.days_reversed'
  })
  .refine(({ lastDay, ended }) => lastDay || !ended, {
    path: ['lastDay'],
    error: 'record.input.required'
  })

export const versionSchema = contentSchema.extend({
  number: z.number().int().min(1).max(10_000),
  /** Without it the version is a draft. */
  published: publishedSchema.optional()
})

const suspensionSchema = z.strictObject({
  firstDay: zDay,
  lastDay: zDay.optional(),
  reason: z.string().trim().min(1).max(2000),
  decision: decisionSchema,
  ended: endedSchema.omit({ reason: true }).optional()
})

const entrySchema = z
  .strictObject({
    key: keySchema,
    versions: z.array(versionSchema).min(1).max(500),
    suspensions: z.array(suspensionSchema).max(100).optional()
  })
  .refine(({ versions }) => new Set(versions.map(({ number }) => number)).size === versions.length, {
    path: ['versions'],
    error: 'procedures.input.number_twice'
  })

/** The catalogue as a file: every procedure with its versions, drafts included. */
export const catalogueSchema = z
  .strictObject({ format: z.literal(catalogueFormat), procedures: z.array(entrySchema).max(20_000) })
  .refine(({ procedures }) => new Set(procedures.map(({ key }) => key)).size === procedures.length, {
    path: ['procedures'],
    error: 'procedures.input.key_twice'
  })

export type Catalogue = z.output<typeof catalogueSchema>
export type CatalogueEntry = Catalogue['procedures'][number]
export type CatalogueVersion = CatalogueEntry['versions'][number]
