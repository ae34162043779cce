import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankForm, during, type Form, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { needPower, perform } from '../../../../platform/record/index.ts'
import { atDecisionFields, decisionOf } from '../../../organization/index.ts'
import { assignQuota } from '../acts/assign-quota.ts'
import { pots, standingOf } from '../quota.ts'
import { bodiesToGive } from '../store-above.ts'
import { quotaStanding, quotasOn } from '../store-standing.ts'
import { AssignPage } from './change-forms.tsx'
import { assignInput, bodyMeant } from './form-input.ts'
import { bodyAt } from './read-body.ts'

const byPot = z.object({ pot: z.enum(pots).default('civil_servant').catch('civil_servant') })
const byBody = z.object({ organization: z.uuid() })
type Pot = z.output<typeof byPot>['pot']

/** Assigning a quota: by a body to one below it, and what the province itself is given. */
export const assignPages: RoomRoutes = async (app, { database }) => {
  const show = async (request: FastifyRequest, pot: Pot, grantorId: string | null) => {
    const found = await forAssigning(database, request, pot, grantorId)
    const page = (form: Form) => <AssignPage {...found} pot={pot} form={form} />
    const options = {
      title: request.t('quotas.assign.title'),
      back: {
        href: request.view.href(grantorId ? `/quotas/${grantorId}` : '/quotas'),
        text: found.grantor?.name ?? request.t('quotas.list.title')
      },
      dateSwitch: false
    }
    return { page, options }
  }
  const input = (request: FastifyRequest, pot: Pot, grantorId: string | null) => ({
    input: assignInput,
    act: async (values: z.output<typeof assignInput>) => {
      const { headcount, year, from } = values
      const organizationId = await bodyMeant(database, values.organization, from ?? `${year}-01-01`)
      const asked = { decision: decisionOf(values), grantorId, organizationId, pot, year, from, headcount }
      await atDecisionFields(perform(database, assignQuota, signedIn(request), asked, during(request)))
      return { organizationId, day: from ?? `${year}-01-01` }
    },
    done: ({ organizationId, day }: { organizationId: string; day: string }) => ({
      to: `/quotas/${grantorId ?? organizationId}`,
      params: day > request.at ? { at: day } : {},
      say: { key: 'quotas.assign.done' }
    })
  })

  app.get('/quotas/province', { schema: { querystring: byPot } }, async (request, reply) => {
    const { page, options } = await show(request, request.query.pot, null)
    return reply.page(page(blank(request)), options)
  })
  app.post('/quotas/province', { schema: { querystring: byPot } }, async (request, reply) => {
    const { page, options } = await show(request, request.query.pot, null)
    const handling = input(request, request.query.pot, null)
    return reply.form({ ...handling, again: (form) => ({ page: page(form), ...options }) })
  })

  const schema = { params: byBody, querystring: byPot }
  app.get('/quotas/:organization/assign', { schema }, async (request, reply) => {
    const { page, options } = await show(request, request.query.pot, request.params.organization)
    return reply.page(page(blank(request)), options)
  })
  app.post('/quotas/:organization/assign', { schema }, async (request, reply) => {
    const { organization } = request.params
    const { page, options } = await show(request, request.query.pot, organization)
    const handling = input(request, request.query.pot, organization)
    return reply.form({ ...handling, again: (form) => ({ page: page(form), ...options }) })
  })
}

const blank = ({ at }: FastifyRequest) => blankForm({ year: at.slice(0, 4) })

/** Who gives, how they stand, and who below has none yet; only for whoever may give. */
function forAssigning(database: Database, request: FastifyRequest, pot: Pot, grantorId: string | null) {
  const { at } = request
  const actor = signedIn(request)
  return read(database, async (tx) => {
    await needPower(tx, actor, 'staffing.assign_quota', grantorId ? { organizationId: grantorId } : null)
    if (!grantorId) return { grantor: undefined, candidates: [] }
    const unit = await bodyAt(tx, grantorId, at)
    const standings = await quotaStanding(tx, grantorId, at)
    const standing =
      standings.find((one) => one.pot === pot) ??
      standingOf({ pot, assigned: 0, givenOn: 0, filled: 0, vacant: 0 })
    const given = await quotasOn(tx, at, { grantorId })
    const has = new Set(given.filter((one) => one.pot === pot).map((one) => one.organizationId))
    const below = await bodiesToGive(tx, grantorId, at)
    return {
      grantor: { id: grantorId, name: unit.name, standing },
      candidates: below.filter(({ id }) => !has.has(id))
    }
  })
}
