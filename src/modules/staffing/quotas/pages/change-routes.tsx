import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { needPower, perform } from '../../../../platform/record/index.ts'
import { atDecisionFields, decisionOf } from '../../../organization/index.ts'
import { changeQuota } from '../acts/change-quota.ts'
import { takeBackQuota } from '../acts/take-back-quota.ts'
import { type Pot, pots } from '../quota.ts'
import { findQuota } from '../store.ts'
import { quotaStanding } from '../store-standing.ts'
import { ChangePage, type ChangeProps, TakeBackPage } from './change-forms.tsx'
import { changeInput, takeBackInput } from './form-input.ts'
import { bodyAt } from './read-body.ts'

const byPot = z.object({ pot: z.enum(pots).default('civil_servant').catch('civil_servant') })
const byBody = z.object({ organization: z.uuid() })
const schema = { params: byBody, querystring: byPot }

/** Changing a quota by a new decision, and taking it back. */
export const changePages: RoomRoutes = async (app, { database }) => {
  app.get('/quotas/:organization/change', { schema }, async (request, reply) => {
    const found = await forChange(database, request, request.params.organization, request.query.pot)
    const values = { on: request.at, headcount: String(found.body.standing.assigned) }
    return reply.page(<ChangePage {...found} form={blankForm(values)} />, optionsOf(request, found, 'change'))
  })

  app.post('/quotas/:organization/change', { schema }, async (request, reply) => {
    const { organization } = request.params
    const { pot } = request.query
    const found = await forChange(database, request, organization, pot)
    return reply.form({
      input: changeInput,
      act: async (values) => {
        const { headcount, on } = values
        const asked = { decision: decisionOf(values), organizationId: organization, pot, on, headcount }
        await atDecisionFields(perform(database, changeQuota, signedIn(request), asked, during(request)))
        return on
      },
      done: (on) => backTo(request, organization, on, 'quotas.change.done'),
      again: (form) => again(request, <ChangePage {...found} form={form} />, found, 'change')
    })
  })

  app.get('/quotas/:organization/take-back', { schema }, async (request, reply) => {
    const found = await forChange(database, request, request.params.organization, request.query.pot)
    const form = blankForm({ on: request.at })
    return reply.page(<TakeBackPage {...found} form={form} />, optionsOf(request, found, 'take_back'))
  })

  app.post('/quotas/:organization/take-back', { schema }, async (request, reply) => {
    const { organization } = request.params
    const { pot } = request.query
    const found = await forChange(database, request, organization, pot)
    return reply.form({
      input: takeBackInput,
      act: async (values) => {
        const asked = { decision: decisionOf(values), organizationId: organization, pot, on: values.on }
        await atDecisionFields(perform(database, takeBackQuota, signedIn(request), asked, during(request)))
        return values.on
      },
      done: (on) => backTo(request, organization, on, 'quotas.take_back.done'),
      again: (form) => again(request, <TakeBackPage {...found} form={form} />, found, 'take_back')
    })
  })
}

type Found = Pick<ChangeProps, 'pot' | 'body'>

function again(request: FastifyRequest, page: VNode, found: Found, what: 'change' | 'take_back') {
  return { page, ...optionsOf(request, found, what) }
}

/** Back at the body, on the day from which the change shows. */
function backTo(request: FastifyRequest, organization: string, on: string, key: string) {
  return { to: `/quotas/${organization}`, params: on > request.at ? { at: on } : {}, say: { key } }
}

function optionsOf({ t, view }: FastifyRequest, { body }: Found, what: 'change' | 'take_back') {
  return {
    title: `${t(`quotas.${what}.title`)}, ${body.name}`,
    back: { href: view.href(`/quotas/${body.id}`), text: body.name },
    dateSwitch: false
  }
}

/** The quota of the day that is to be changed; only for whoever may change it. */
function forChange(database: Database, request: FastifyRequest, id: string, pot: Pot): Promise<Found> {
  const { at } = request
  const actor = signedIn(request)
  return read(database, async (tx) => {
    const body = await bodyAt(tx, id, at)
    const quota = await findQuota(tx, id, pot, at)
    if (!quota) throw notFound('quotas.refusal.none', { body: body.name, pot, day: at })
    const target = quota.grantorId ? { organizationId: quota.grantorId } : null
    await needPower(tx, actor, 'staffing.assign_quota', target)
    const standing = (await quotaStanding(tx, id, at)).find((one) => one.pot === pot)
    if (!standing) throw notFound('quotas.refusal.none', { body: body.name, pot, day: at })
    return { pot, body: { id, name: body.name, standing } }
  })
}
