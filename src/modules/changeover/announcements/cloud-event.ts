import { z } from 'zod'

/** A row of the outbox with what the unit was called at the turn. */
export interface Announced {
  id: string
  seq: number
  type: 'began' | 'changed' | 'ended'
  subjectKind: 'area' | 'organization'
  subjectId: string
  occursOn: string
  code: string | null
  name: string | null
  kind: string | null
  decisionId: string | null
  decisionNumber: string | null
}

/** What took effect, in the form of CloudEvents 1.0 (structured mode). */
export const cloudEventSchema = z.object({
  specversion: z.literal('1.0'),
  id: z.string().describe('The announcement: one that arrives again bears the same id.'),
  source: z.string().describe('The register that speaks.'),
  type: z.string().describe('haicap.<area|organization>.<began|changed|ended>'),
  subject: z.string().describe('The unit concerned.'),
  time: z.string().describe('The first moment of the day on which it takes effect.'),
  datacontenttype: z.literal('application/json'),
  data: z.object({
    day: z.string().describe('The first day of the new; the last day of the old is the day before.'),
    unit: z.object({
      type: z.enum(['area', 'organization']),
      id: z.string(),
      code: z.string().nullable(),
      name: z.string().nullable(),
      kind: z.string().nullable()
    }),
    decision: z.object({ id: z.string(), number: z.string().nullable() }).nullable()
  })
})
export type Announcement = z.infer<typeof cloudEventSchema>

/** The place that speaks, and the clock by which its days begin. */
export interface Speaker {
  source: string
  timeZone: string
}

/** Says one announcement as a CloudEvent. Pure. */
export function cloudEvent(announced: Announced, { source, timeZone }: Speaker): Announcement {
  const { id, type, subjectKind, subjectId, occursOn, code, name, kind, decisionId, decisionNumber } =
    announced
  return {
    specversion: '1.0',
    id,
    source,
    type: `haicap.${subjectKind}.${type}`,
    subject: `${subjectKind}/${subjectId}`,
    time: startOfDay(occursOn, timeZone),
    datacontenttype: 'application/json',
    data: {
      day: occursOn,
      unit: { type: subjectKind, id: subjectId, code, name, kind },
      decision: decisionId ? { id: decisionId, number: decisionNumber } : null
    }
  }
}

/** The instant at which a day begins in a time zone. */
export function startOfDay(day: string, timeZone: string): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString()
}
