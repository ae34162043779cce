import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { fileStore } from '../../../../platform/files/index.ts'
import {
  blankForm,
  during,
  type Form,
  momentOfSite,
  optionalText,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import { giveUpExchange } from '../acts/give-up-exchange.ts'
import type { Stuck } from '../acts/reason.ts'
import { retryExchange } from '../acts/retry-exchange.ts'
import { findStuckMessage } from '../in/store.ts'
import { actOn } from '../in/take-in.ts'
import { findStuckDelivery } from '../overview.ts'
import { readFor } from './need.ts'
import { StuckDeliveryPage, StuckMessagePage } from './stuck-page.tsx'

const inParams = z.object({ id: z.string().min(1).max(150) })
const retryFields = z.object({ area: optionalText, code: optionalText })
const outParams = z.object({ dossierId: z.uuid(), event: z.coerce.number().int().positive() })

/** One thing that did not get through: why, try again, give up. */
export const stuckRoutes: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)

  app.get('/exchange/in/:id', { schema: { params: inParams } }, async (request, reply) => {
    const page = await showing(request, { way: 'in', ...request.params })
    return reply.page(page(blankForm()), below(request))
  })
  app.get('/exchange/out/:dossierId/:event', { schema: { params: outParams } }, async (request, reply) => {
    const page = await showing(request, { way: 'out', ...request.params })
    return reply.page(page(blankForm()), below(request))
  })

  app.post('/exchange/in/:id/retry', { schema: { params: inParams } }, async (request, reply) => {
    const { id } = request.params
    const { area, code } = retryFields.parse(request.body ?? {})
    await perform(database, retryExchange, signedIn(request), { way: 'in', id, area, code }, during(request))
    // Now, so that who asked sees how it went.
    const now = momentOfSite(request)
    await actOn(database, { store, portal: config.exchange, ...(now && { now }) }, id)
    const still = await readFor(database, request, (tx) => findStuckMessage(tx, id))
    if (still)
      return reply.seeOther(`/exchange/in/${encodeURIComponent(id)}`, { say: { key: 'exchange.done.still' } })
    return reply.seeOther('/exchange', { say: { key: 'exchange.done.taken_in' } })
  })
  app.post(
    '/exchange/out/:dossierId/:event/retry',
    { schema: { params: outParams } },
    async (request, reply) => {
      const stuck = { way: 'out', ...request.params }
      await perform(database, retryExchange, signedIn(request), stuck, during(request))
      return reply.seeOther('/exchange', { say: { key: 'exchange.done.retry' } })
    }
  )

  app.post('/exchange/in/:id/give-up', { schema: { params: inParams } }, async (request, reply) =>
    reply.form(await givingUp(request, { way: 'in', ...request.params }))
  )
  app.post(
    '/exchange/out/:dossierId/:event/give-up',
    { schema: { params: outParams } },
    async (request, reply) => reply.form(await givingUp(request, { way: 'out', ...request.params }))
  )

  async function showing(request: FastifyRequest, stuck: Stuck): Promise<(form: Form) => VNode> {
    if (stuck.way === 'in') {
      const message = await readFor(database, request, (tx) => findStuckMessage(tx, stuck.id))
      if (!message) throw notFound('exchange.refusal.not_stuck')
      return (form) => <StuckMessagePage message={message} form={form} />
    }
    const { dossierId, event } = stuck
    const delivery = await readFor(database, request, (tx) => findStuckDelivery(tx, dossierId, event))
    if (!delivery) throw notFound('exchange.refusal.not_stuck')
    return (form) => <StuckDeliveryPage delivery={delivery} form={form} />
  }

  async function givingUp(request: FastifyRequest, stuck: Stuck) {
    const page = await showing(request, stuck)
    return {
      input: z.object({ reason: z.string().optional() }),
      act: ({ reason }: { reason?: string | undefined }) =>
        perform(database, giveUpExchange, signedIn(request), { ...stuck, reason }, during(request)),
      done: () => ({ to: '/exchange', say: { key: 'exchange.done.give_up' } }),
      again: (form: Form) => ({ page: page(form), ...below(request) })
    }
  }
}

const below = ({ t, view }: FastifyRequest) => ({
  title: t('exchange.one'),
  back: { href: view.href('/exchange'), text: t('exchange.title') },
  dateSwitch: false
})
