import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { asOf, during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { notFound } from '../../../platform/problem.ts'
import { type Act, needPower, perform } from '../../../platform/record/index.ts'
import { bodiesWhere } from '../bodies-where.ts'
import { bodyOfPerson } from '../people/store-facts.ts'
import { personByCode } from '../people/store-persons.ts'
import {
  correctQualification,
  correctQualificationSchema,
  removeQualification,
  removeQualificationSchema
} from './acts/correct-qualification.ts'
import { endExemption, endExemptionSchema, exempt, exemptSchema } from './acts/exempt.ts'
import { recordQualification, recordQualificationSchema } from './acts/record-qualification.ts'
import { listStandards } from './store-catalogue.ts'
import { listLeaders } from './store-leaders.ts'
import { qualificationsOf, standardsOf } from './store-person.ts'

const tags = ['Standards']
const words = z.object({ vi: z.string(), en: z.string(), de: z.string() })
const paged = asOf.extend({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  level: z.enum(['province', 'commune']).optional()
})

/** Standards, leaders, and what each person meets. */
export const api: RoomRoutes = async (app, { database }) => {
  app.get(
    '/standards',
    { schema: { tags, summary: 'The standards in force on a day', querystring: asOf } },
    (request) => read(database, (tx) => listStandards(tx, request.at))
  )

  app.get(
    '/leaders',
    {
      schema: {
        tags,
        summary:
          'Who leads a body or stands beside its head; standards where the asker may read personal data',
        querystring: paged,
        response: {
          200: z.object({
            total: z.number(),
            items: z.array(
              z.looseObject({ personCode: z.string().nullable(), name: z.string(), title: words })
            )
          })
        }
      }
    },
    (request) =>
      read(database, async (tx) => {
        const readable = await bodiesWhere(tx, request.actor, 'staffing.read_personal', request.at)
        const { page, level } = request.query
        const insider = request.actor !== null
        const filter = { level, readable, insider, offset: (page - 1) * 100, limit: 100 }
        const { leaders, total } = await listLeaders(tx, request, filter)
        return { total, items: leaders.map((leader) => ({ ...leader })) }
      })
  )

  app.get(
    '/staff/people/:code/standards',
    {
      schema: {
        tags,
        summary: 'The standards of a person’s posts, what meets them, and all that the person holds',
        params: z.object({ code: z.string().max(60) }),
        querystring: asOf
      }
    },
    (request) => {
      const actor = signedIn(request)
      return read(database, async (tx) => {
        const person = await personByCode(tx, request.params.code)
        if (!person) throw notFound('standards.refusal.no_person', { code: request.params.code })
        const home = await bodyOfPerson(tx, person.id, request.at)
        if (actor.personId !== person.id) await needPower(tx, actor, 'staffing.read_personal', home)
        return {
          standards: await standardsOf(tx, person.id, request),
          qualifications: await qualificationsOf(tx, person.id, request.known)
        }
      })
    }
  )

  const post = <I>(path: string, act: Act<I, { id: string }>, body: z.ZodType<I, unknown>, summary: string) =>
    app.post(
      `/staff/${path}`,
      { schema: { tags, summary, body, response: { 201: z.object({ id: z.uuid() }) } } },
      async (request, reply) =>
        reply.code(201).send(await perform(database, act, signedIn(request), request.body, during(request)))
    )
  post('qualifications', recordQualification, recordQualificationSchema, 'Record a qualification of a person')
  post('qualifications/correct', correctQualification, correctQualificationSchema, 'Correct a qualification')
  post('qualifications/remove', removeQualification, removeQualificationSchema, 'Take a qualification back')
  post('exemptions', exempt, exemptSchema, 'Exempt a person from a standard, by decision')
  post('exemptions/end', endExemption, endExemptionSchema, 'End an exemption early')
}
