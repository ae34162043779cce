import type { Language } from '../../../platform/i18n/index.ts'

/** The same in each language. */
export type Words = Record<Language, string>

export const appointmentKinds = ['permanent', 'acting', 'concurrent', 'secondment'] as const
export type AppointmentKind = (typeof appointmentKinds)[number]

export const groups = ['leadership', 'professional', 'support'] as const
export type Group = (typeof groups)[number]
