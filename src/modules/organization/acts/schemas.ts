import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { visible } from '../../../platform/text-file/index.ts'

const text = (max: number) => visible(z.string().trim().min(1).max(max))
const code = text(60)
const share = z.number().gt(0).max(1)

/** A decision by its number; the rest is needed when the register does not know it yet. */
export const decisionSchema = z.object({
  number: text(100),
  issuer: text(300).optional(),
  issuedOn: zDay.optional(),
  effectiveOn: zDay.optional(),
  title: text(1000).optional(),
  source: text(1000).optional(),
  demonstration: z.boolean().optional()
})

/** A unit of the day before that an operation takes, wholly or in part. */
export const fromSchema = z.object({
  code,
  extent: z.enum(['whole', 'part']).default('whole'),
  shareArea: share.optional(),
  sharePopulation: share.optional(),
  into: z.array(code).optional(),
  functions: z.array(code).optional(),
  place: code.optional()
})

/** A unit that results, or that takes over. */
export const intoSchema = z.object({
  code: code.optional(),
  name: text(300).optional(),
  kind: code.optional(),
  parent: code.optional(),
  continues: code.optional(),
  existing: z.boolean().optional(),
  area: code.optional(),
  functions: z.array(code).optional(),
  nameEn: text(300).optional(),
  otherNames: z.array(text(300)).optional(),
  areaKm2: z.number().positive().optional(),
  population: z.number().int().nonnegative().optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  seat: text(500).optional(),
  demonstration: z.boolean().optional(),
  source: text(1000).optional()
})
