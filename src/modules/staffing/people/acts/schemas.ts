import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import { appointmentKinds } from '../words.ts'

export const shortText = (max: number) => z.string().trim().min(1).max(max)

/** A person by their number in the staff register. */
export const personCode = shortText(60)

export const endReasons = ['moved', 'merged', 'resigned', 'dismissed', 'term_over', 'withdrawn'] as const
export const departureReasons = [
  'retired',
  'retired_early',
  'resigned',
  'dismissed',
  'died',
  'term_over',
  'moved_away'
] as const
export const absenceReasons = ['leave', 'sick', 'training', 'suspended', 'mission'] as const

/** Of the office, public for leaders. */
export const contactSchema = z.object({
  phone: shortText(60).optional(),
  email: z.email({ error: 'people.input.email' }).max(200).optional()
})

/** What only some may see of a person. */
export const privateSchema = z.object({
  personalId: z
    .string()
    .trim()
    .regex(/^[0-9]{12}$/, { error: 'people.input.personal_id' })
    .optional(),
  birthDate: zDay.optional(),
  sex: z.enum(['male', 'female']).optional(),
  ethnicity: shortText(60).optional(),
  phone: shortText(60).optional(),
  email: z.email({ error: 'people.input.email' }).max(200).optional()
})
export type PrivateInput = z.infer<typeof privateSchema>

export const kindSchema = z.enum(appointmentKinds)
