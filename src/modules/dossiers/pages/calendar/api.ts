import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { perform } from '../../../../platform/record/index.ts'
import { declareDay } from '../../acts/declare-day.ts'
import { declaredDays, hoursOf } from './store.ts'
import { yearSchema } from './year.ts'

const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

const year = z.object({
  year: z.int(),
  hours: z.array(
    z.object({
      weekday: z.int().describe('1 Monday … 7 Sunday'),
      opens: z.string(),
      closes: z.string(),
      start: z.string().nullable(),
      end: z.string().nullable().describe('The first day on which it no longer holds.'),
      source: z.string().nullable()
    })
  ),
  days: z.array(
    z.object({
      day: z.string(),
      working: z.boolean(),
      insteadOf: z
        .int()
        .nullable()
        .describe('The weekday whose hours are kept on a day that is worked instead.'),
      name: z.object({ vi: z.string(), en: z.string(), de: z.string() }),
      status: z.enum(['certain', 'press', 'unverified']).describe('unverified: it does not count yet'),
      source: z.string().nullable(),
      recordedIn: z.int().nullable()
    })
  )
})

/** The calendar of clocks for programs, and the act that changes it. */
export const calendarApi: RoomRoutes = async (app, { database }) => {
  app.get(
    '/calendar',
    {
      schema: {
        tags: ['calendar'],
        summary: 'When offices work in a year: hours, days off, days worked instead',
        querystring: z.object({ year: yearSchema.optional() }),
        response: { 200: year }
      }
    },
    (request) =>
      read(database, async (tx) => {
        const asked = request.query.year ?? Number(request.at.slice(0, 4))
        return { year: asked, hours: await hoursOf(tx, asked), days: await declaredDays(tx, asked) }
      })
  )

  app.post(
    '/acts/declare-day',
    {
      schema: {
        tags: ['acts'],
        summary: 'Declare a day off, or a day that is worked instead',
        headers,
        body: declareDay.input,
        response: { 201: z.object({ day: z.string() }) }
      }
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await perform(database, declareDay, signedIn(request), request.body, during(request)))
  )
}
