import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { zDay } from '../../../../platform/day.ts'
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
import { endExemption, exempt } from '../acts/exempt.ts'
import { listStandards } from '../store-catalogue.ts'
import { exemptionsOf } from '../store-person.ts'
import { EndExemptionPage, ExemptionPage } from './exemption-page.tsx'
import { personToQualify, standardsPath } from './read-person.ts'

const byCode = z.object({ code: z.string().max(60) })
const byId = byCode.extend({ id: z.uuid() })
const path = '/staff/people/:code/standards/exemptions'

const granted = z.object({
  standard: z.string().trim().min(1),
  firstDay: zDay,
  lastDay: blankAsAbsent(zDay.optional()),
  reason: z.string().trim().min(1).max(2000),
  number: z.string().trim().min(1).max(100),
  issuer: optionalText,
  issuedOn: blankAsAbsent(zDay.optional())
})
const ended = z.object({ lastDay: zDay, reason: z.string().trim().min(1).max(2000) })

/** Exempting a person from a standard for a time, and ending that early. */
export const exemptionPages: RoomRoutes = async (app, { database }) => {
  const prepare = (request: FastifyRequest, code: string) =>
    read(database, async (tx) => ({
      person: await personToQualify(tx, request, code),
      standards: await listStandards(tx, request.at)
    }))

  app.get(
    `${path}/new`,
    { schema: { params: byCode, querystring: z.object({ standard: optionalText }) } },
    async (request, reply) => {
      const found = await prepare(request, request.params.code)
      const form = blankForm({ standard: request.query.standard ?? '', firstDay: request.view.today })
      return reply.page(<ExemptionPage {...found} form={form} />, options(request, found.person, 'grant'))
    }
  )

  app.post(`${path}/new`, { schema: { params: byCode } }, async (request, reply) => {
    const found = await prepare(request, request.params.code)
    return reply.form({
      input: granted,
      act: ({ number, issuer, issuedOn, ...given }) =>
        perform(
          database,
          exempt,
          signedIn(request),
          { person: found.person.code, ...given, decision: { number, issuer, issuedOn } },
          during(request)
        ),
      done: () => ({
        to: standardsPath(found.person.code),
        say: { key: 'standards.exemption.granted' }
      }),
      again: (form) => ({
        page: <ExemptionPage {...found} form={form} />,
        ...options(request, found.person, 'grant')
      })
    })
  })

  const one = (request: FastifyRequest, { code, id }: z.infer<typeof byId>) =>
    read(database, async (tx) => {
      const person = await personToQualify(tx, request, code)
      const exemption = (await exemptionsOf(tx, person.id)).find((each) => each.id === id)
      if (!exemption) throw notFound('standards.refusal.no_exemption')
      return { person, exemption }
    })

  app.get(`${path}/:id`, { schema: { params: byId } }, async (request, reply) => {
    const found = await one(request, request.params)
    const form = blankForm({ lastDay: request.view.today })
    return reply.page(<EndExemptionPage {...found} form={form} />, options(request, found.person, 'end'))
  })

  app.post(`${path}/:id`, { schema: { params: byId } }, async (request, reply) => {
    const found = await one(request, request.params)
    return reply.form({
      input: ended,
      act: (given) =>
        perform(
          database,
          endExemption,
          signedIn(request),
          { id: found.exemption.id, ...given },
          during(request)
        ),
      done: () => ({ to: standardsPath(found.person.code), say: { key: 'standards.exemption.ended' } }),
      again: (form) => ({
        page: <EndExemptionPage {...found} form={form} />,
        ...options(request, found.person, 'end')
      })
    })
  })
}

function options({ t, view }: FastifyRequest, person: Person, what: 'grant' | 'end') {
  return {
    title: t(`standards.exemption.${what}`),
    dateSwitch: false,
    back: {
      href: view.href(standardsPath(person.code)),
      text: t('standards.person.title', { name: person.name })
    }
  }
}
