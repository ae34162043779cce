import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { blankForm, during, type Form, type RoomRoutes, signedIn } from '../../http/index.ts'
import { getStuckNotice, giveUpNotice, retryNotice } from '../../notices/index.ts'
import { perform } from '../../record/index.ts'
import { below, readFor } from './need.ts'
import { NoticePage } from './notice-page.tsx'

const byId = z.object({ id: z.uuid() })

/** A notice that has not arrived: try again, or give up. */
export const noticeRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/webhooks/notices/:id', { schema: { params: byId } }, async (request, reply) => {
    const page = await prepare(request, request.params.id)
    return reply.page(page(blankForm()), optionsOf(request))
  })

  app.post('/webhooks/notices/:id/retry', { schema: { params: byId } }, async (request, reply) => {
    await perform(database, retryNotice, signedIn(request), request.params, during(request))
    return reply.seeOther('/webhooks', { say: { key: 'notices.done.retry' } })
  })

  app.post('/webhooks/notices/:id/give-up', { schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params
    const page = await prepare(request, id)
    return reply.form({
      input: z.object({ reason: z.string().optional() }),
      act: ({ reason }) =>
        perform(database, giveUpNotice, signedIn(request), { id, reason }, during(request)),
      done: () => ({ to: '/webhooks', say: { key: 'notices.done.give_up' } }),
      again: (form) => ({ page: page(form), ...optionsOf(request) })
    })
  })

  async function prepare(request: FastifyRequest, id: string) {
    const notice = await readFor(database, request, (tx) => getStuckNotice(tx, id))
    return (form: Form) => <NoticePage notice={notice} form={form} />
  }
}

const optionsOf = (request: FastifyRequest) => below(request, request.t('notices.one'))
