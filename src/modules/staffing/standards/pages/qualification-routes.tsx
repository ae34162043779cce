import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { dayBefore, zDay } from '../../../../platform/day.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  optionalText,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import type { Person } from '../../people/store-persons.ts'
import { correctQualification, removeQualification } from '../acts/correct-qualification.ts'
import { recordQualification } from '../acts/record-qualification.ts'
import { listLevels } from '../store-catalogue.ts'
import { qualificationsOf } from '../store-person.ts'
import { QualificationPage } from './qualification-page.tsx'
import { personToQualify, standardsPath } from './read-person.ts'

const byCode = z.object({ code: z.string().max(60) })
const byId = byCode.extend({ id: z.uuid() })
const path = '/staff/people/:code/standards/qualifications'

const facts = {
  /** Kind and level in one choice, such as `professional/university`. */
  level: z.string().trim().min(1),
  field: optionalText,
  issuer: optionalText,
  number: optionalText,
  issuedOn: zDay,
  lastDay: blankAsAbsent(zDay.optional())
}
const changed = z.object({ ...facts, reason: z.string().trim().min(1).max(2000) })
const removed = z.object({ remove: z.literal('yes'), reason: z.string().trim().min(1).max(2000) })

/** Recording what a person holds, and mending what was recorded wrongly. */
export const qualificationPages: RoomRoutes = async (app, { database }) => {
  const prepare = (request: FastifyRequest, code: string) =>
    read(database, async (tx) => ({
      person: await personToQualify(tx, request, code),
      levels: await listLevels(tx)
    }))

  app.get(`${path}/new`, { schema: { params: byCode } }, async (request, reply) => {
    const { person, levels } = await prepare(request, request.params.code)
    return reply.page(
      <QualificationPage person={person} levels={levels} form={blankForm()} />,
      options(request, person, 'record')
    )
  })

  app.post(`${path}/new`, { schema: { params: byCode } }, async (request, reply) => {
    const { person, levels } = await prepare(request, request.params.code)
    return reply.form({
      input: z.object(facts),
      act: ({ level, ...given }) =>
        perform(
          database,
          recordQualification,
          signedIn(request),
          { person: person.code, on: request.view.today, ...given, ...split(level) },
          during(request)
        ),
      done: () => ({ to: standardsPath(person.code), say: { key: 'standards.qualification.recorded' } }),
      again: (form) => ({
        page: <QualificationPage person={person} levels={levels} form={form} />,
        ...options(request, person, 'record')
      })
    })
  })

  app.get(`${path}/:id`, { schema: { params: byId } }, async (request, reply) => {
    const { person, levels } = await prepare(request, request.params.code)
    const held = await read(database, (tx) => qualificationsOf(tx, person.id))
    const one = held.find(({ id }) => id === request.params.id)
    if (!one) throw notFound('standards.refusal.no_qualification')
    const form = blankForm({
      level: `${one.kind}/${one.level}`,
      field: one.field ?? '',
      issuer: one.issuer ?? '',
      number: one.number ?? '',
      issuedOn: one.issuedOn,
      lastDay: one.expiresOn ? dayBefore(one.expiresOn) : ''
    })
    return reply.page(
      <QualificationPage person={person} levels={levels} form={form} correcting />,
      options(request, person, 'correct')
    )
  })

  app.post(`${path}/:id`, { schema: { params: byId } }, async (request, reply) => {
    const { id, code } = request.params
    const { person, levels } = await prepare(request, code)
    const removes = removed.shape.remove.safeParse(
      (request.body as { remove?: unknown } | null)?.remove
    ).success
    const on = request.view.today
    return reply.form<typeof removed | typeof changed, unknown>({
      input: removes ? removed : changed,
      act: (given) =>
        'remove' in given
          ? perform(
              database,
              removeQualification,
              signedIn(request),
              { id, on, reason: given.reason },
              during(request)
            )
          : perform(
              database,
              correctQualification,
              signedIn(request),
              { id, on, ...given, ...split(given.level) },
              during(request)
            ),
      done: () => ({
        to: standardsPath(person.code),
        say: { key: removes ? 'standards.qualification.removed' : 'standards.qualification.corrected' }
      }),
      again: (form) => ({
        page: <QualificationPage person={person} levels={levels} form={form} correcting />,
        ...options(request, person, 'correct')
      })
    })
  })
}

function split(choice: string): { kind: string; level: string } {
  const [kind = '', level = ''] = choice.split('/', 2)
  return { kind, level }
}

function options({ t, view }: FastifyRequest, person: Person, what: 'record' | 'correct') {
  return {
    title: t(`standards.qualification.${what}`),
    dateSwitch: false,
    back: {
      href: view.href(standardsPath(person.code)),
      text: t('standards.person.title', { name: person.name })
    }
  }
}
