import { z } from 'zod'
import { zDay } from '../../platform/day.ts'

/** What cells of all tables are made of. */
export const text = (longest = 300) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u)
export const code = text(60)
export const list = z.array(text())
export const span = { first_day: zDay.optional(), last_day: zDay.optional() }
export const names = { name_vi: text(), name_en: text(), name_de: text() }
export const source = text(1000).optional()
export const count = z.number().int().nonnegative()
export const positive = z.number().int().positive()
export const demonstration = z.boolean().optional()
export const level = z.enum(['province', 'district', 'commune'])
