import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../database/index.ts'
import {
  blankForm,
  during,
  type Form,
  mendable,
  type RoomRoutes,
  refusedForm,
  signedIn
} from '../../http/index.ts'
import { type Act, type Actor, type PerformOptions, perform } from '../../record/index.ts'
import { endWebhook } from '../acts/end.ts'
import { pauseWebhook } from '../acts/pause.ts'
import { resumeWebhook } from '../acts/resume.ts'
import { retryWebhook } from '../acts/retry.ts'
import { rotateSecret } from '../acts/rotate.ts'
import { skipDelivery } from '../acts/skip.ts'
import { getDelivery, getWebhook, listSecrets, secretOf, stuckDeliveries } from '../list.ts'
import { DeliveryPage } from './delivery-page.tsx'
import { below, readFor } from './need.ts'
import { SecretPage } from './secret-page.tsx'
import { WebhookPage } from './webhook-page.tsx'

const byId = z.object({ id: z.uuid() })
const bySeq = z.object({ id: z.uuid(), seq: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) })
const question = z.object({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) })
const pageSize = 50

/** One address: what is stuck on its way there, and what can be done. */
export const webhookRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/webhooks/:id', { schema: { params: byId, querystring: question } }, async (request, reply) =>
    show(request, reply, request.params.id, blankForm(), request.query.after)
  )

  const doing =
    <I, O>(act: Act<I, O>) =>
    (actor: Actor, input: unknown, options: PerformOptions) =>
      perform(database, act, actor, input, options)
  /** What each button does, what is said then; after the last the address is told no more. */
  const buttons = [
    { name: 'retry', act: doing(retryWebhook), say: 'webhooks.done.retry' },
    { name: 'pause', act: doing(pauseWebhook), say: 'webhooks.done.pause' },
    { name: 'resume', act: doing(resumeWebhook), say: 'webhooks.done.resume' },
    { name: 'end', act: doing(endWebhook), say: 'webhooks.done.end', to: '/webhooks' }
  ]
  for (const { name, act, say, to } of buttons) {
    app.post(`/webhooks/:id/${name}`, { schema: { params: byId } }, async (request, reply) => {
      const { id } = request.params
      try {
        const reason = (request.body as Record<string, unknown> | null)?.reason
        await act(signedIn(request), { id, reason }, during(request))
      } catch (error) {
        if (!mendable(error)) throw error
        return show(request, reply, id, refusedForm(request.body, error, request.t), 0, error.status)
      }
      return reply.seeOther(to ?? `/webhooks/${id}`, { say: { key: say } })
    })
  }

  app.post('/webhooks/:id/rotate', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    try {
      const { hours } = (request.body ?? {}) as Record<string, unknown>
      const { secretId } = await perform(
        database,
        rotateSecret,
        signedIn(request),
        { id, hours },
        during(request)
      )
      const secret = await read(database, (tx) => secretOf(tx, secretId))
      return reply.page(
        <SecretPage id={id} secret={secret} />,
        below(request, request.t('webhooks.secret.title'))
      )
    } catch (error) {
      if (!mendable(error)) throw error
      return show(request, reply, id, refusedForm(request.body, error, request.t), 0, error.status)
    }
  })

  app.get('/webhooks/:id/events/:seq', { schema: { params: bySeq } }, async (request, reply) => {
    const page = await prepareDelivery(request, request.params)
    return reply.page(page(blankForm()), belowWebhook(request, request.params.id))
  })

  app.post('/webhooks/:id/events/:seq/skip', { schema: { params: bySeq } }, async (request, reply) => {
    const { id, seq } = request.params
    const page = await prepareDelivery(request, request.params)
    return reply.form({
      input: z.object({ reason: z.string().optional() }),
      act: ({ reason }) =>
        perform(database, skipDelivery, signedIn(request), { id, delivery: seq, reason }, during(request)),
      done: () => ({ to: `/webhooks/${id}`, say: { key: 'webhooks.done.skip' } }),
      again: (form) => ({ page: page(form), ...belowWebhook(request, id) })
    })
  })

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    form: Form,
    after: number,
    status = 200
  ) {
    const found = await readFor(database, request, async (tx) => ({
      webhook: await getWebhook(tx, id),
      stuck: await stuckDeliveries(tx, id, { after, limit: pageSize + 1 }),
      secrets: await listSecrets(tx, id)
    }))
    const { webhook, stuck, secrets } = found
    const page = (
      <WebhookPage
        webhook={webhook}
        stuck={stuck.slice(0, pageSize)}
        more={stuck.length > pageSize}
        secrets={secrets}
        form={form}
      />
    )
    return reply.page(page, { ...below(request, webhook.url), status })
  }

  async function prepareDelivery(request: FastifyRequest, { id, seq }: z.infer<typeof bySeq>) {
    const found = await readFor(database, request, async (tx) => ({
      webhook: await getWebhook(tx, id),
      delivery: await getDelivery(tx, id, seq)
    }))
    return (form: Form) => <DeliveryPage {...found} form={form} />
  }
}

function belowWebhook(request: FastifyRequest, id: string) {
  const { t, view } = request
  return {
    ...below(request, t('webhooks.event.title')),
    back: { href: view.href(`/webhooks/${id}`), text: t('webhooks.event.back') }
  }
}
