import { z } from 'zod'
import { type Day, dayBefore } from '../../../../platform/day.ts'
import type { Career } from '../store-career.ts'
import type { Position } from '../store-positions.ts'
import type { PostOnDay } from '../store-posts.ts'
import { appointmentKinds, groups } from '../words.ts'

const words = z.object({ vi: z.string(), en: z.string(), de: z.string() })
const firstDay = z.string().nullable().describe('First day; null: since before the register.')
const lastDay = z.string().nullable().describe('Last day, inclusive; null: open.')
const lead = z.enum(['head', 'deputy']).nullable()
const kind = z.enum(appointmentKinds)
const code = z
  .string()
  .nullable()
  .describe('Number in the staff register; null for whoever is not signed in.')
const contact = z.string().nullable().describe('Of the office, not of the person.')

export const postJson = z
  .object({
    id: z.uuid(),
    organizationId: z.uuid(),
    organizationName: z.string(),
    position: z.string(),
    title: words,
    group: z.enum(groups),
    lead,
    firstDay,
    lastDay,
    toleratedUntil: z.string().nullable().describe('Last day of a tolerated excess.'),
    phone: contact,
    email: contact,
    vacant: z.boolean().describe('Nobody holds it, or someone only acts.'),
    demonstration: z.boolean(),
    holders: z.array(
      z.object({
        appointmentId: z.uuid(),
        personId: z.uuid(),
        code,
        name: z.string(),
        kind,
        rank: words.nullable(),
        firstDay,
        lastDay,
        absent: z.boolean().nullable()
      })
    )
  })
  .meta({ id: 'Post', description: 'A seat in a body, with whoever holds it on the day.' })

export const foundPersonJson = z
  .object({
    id: z.uuid(),
    code,
    name: z.string(),
    demonstration: z.boolean(),
    posts: z.array(
      z.object({
        postId: z.uuid(),
        title: words,
        lead,
        organizationId: z.uuid(),
        organizationName: z.string(),
        kind,
        phone: contact,
        email: contact
      })
    )
  })
  .meta({ id: 'PersonInPosts' })

export const personJson = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    demonstration: z.boolean(),
    career: z.array(
      z.object({
        appointmentId: z.uuid(),
        postId: z.uuid(),
        kind,
        title: words,
        organizationId: z.uuid(),
        organizationName: z.string(),
        rank: words.nullable(),
        firstDay,
        lastDay,
        endReason: z.string().nullable(),
        beganBy: z.string().describe('Number of the decision.'),
        endedBy: z.string().nullable()
      })
    ),
    departures: z.array(
      z.object({
        onDate: z.string().describe('First day on which they serve no more.'),
        reason: z.string(),
        decision: z.string()
      })
    )
  })
  .meta({ id: 'Person' })

export const privateJson = z
  .object({
    personalId: z.string().nullable(),
    birthDate: z.string().nullable(),
    sex: z.enum(['male', 'female']).nullable(),
    ethnicity: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable()
  })
  .meta({ id: 'PersonalData' })

export const positionJson = z
  .object({
    code: z.string(),
    title: words,
    group: z.enum(groups),
    lead,
    pot: z.enum(['civil_servant', 'public_employee']).nullable().describe('Quota against which it counts.'),
    level: z.enum(['province', 'district', 'commune']).nullable(),
    organizationKinds: z.array(z.string()),
    functions: z.array(z.string()),
    ranks: z.array(z.object({ code: z.string(), name: words })).describe('Its ladder, the lowest first.'),
    firstDay,
    lastDay,
    source: z.string().nullable()
  })
  .meta({ id: 'Position' })

const last = (end: Day | null) => end && dayBefore(end)

export function postToJson({ positionCode, start, end, holders, ...post }: PostOnDay) {
  return {
    ...post,
    position: positionCode,
    firstDay: start,
    lastDay: last(end),
    holders: holders.map(({ start, end, absentUntil: _, ...holder }) => ({
      ...holder,
      firstDay: start,
      lastDay: last(end)
    }))
  }
}

export function personToJson(
  person: { id: string; code: string; name: string; demonstration: boolean },
  career: Career
) {
  return {
    ...person,
    career: career.steps.map(({ start, end, beganNumber, endedNumber, ...step }) => ({
      ...step,
      firstDay: start,
      lastDay: last(end),
      beganBy: beganNumber,
      endedBy: endedNumber
    })),
    departures: career.departures.map(({ onDate, reason, decisionNumber }) => ({
      onDate,
      reason,
      decision: decisionNumber
    }))
  }
}

export function positionToJson({ kinds, start, end, ...position }: Position) {
  return { ...position, organizationKinds: kinds, firstDay: start, lastDay: last(end) }
}
