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
import { countNotices, noticesFolder, stuckNotices } from '../../notices/index.ts'
import { perform } from '../../record/index.ts'
import { makeWebhook } from '../acts/make.ts'
import { listWebhooks, secretOf } from '../list.ts'
import { eventTypes } from '../sources.ts'
import { ListPage } from './list-page.tsx'
import { MakePage } from './make-page.tsx'
import { below, readFor } from './need.ts'
import { SecretPage } from './secret-page.tsx'

const question = z.object({ before: z.uuid().optional() })
const fields = z.object({
  url: z.string().default(''),
  types: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.string()))
})
const pageSize = 50

/** What is sent to whom, and what is stuck; a new address. */
export const listRoutes: RoomRoutes = async (app, { database, config }) => {
  const make = makeWebhook({ privateAddresses: config.messages.privateWebhooks })

  app.get('/webhooks', { schema: { querystring: question } }, async (request, reply) => {
    const { before } = request.query
    const found = await readFor(database, request, async (tx) => ({
      webhooks: await listWebhooks(tx),
      counts: await countNotices(tx),
      notices: await stuckNotices(tx, { before, limit: pageSize + 1 })
    }))
    const { smtp, sms } = config.messages
    const inFolder = [...(smtp ? [] : ['email' as const]), ...(sms ? [] : ['sms' as const])]
    const page = (
      <ListPage
        webhooks={found.webhooks}
        counts={found.counts}
        notices={found.notices.slice(0, pageSize)}
        more={found.notices.length > pageSize}
        inFolder={inFolder}
        folder={noticesFolder(config)}
      />
    )
    return reply.page(page, { title: request.t('webhooks.title'), dateSwitch: false, wide: true })
  })

  app.get('/webhooks/new', async (request, reply) => {
    await readFor(database, request, async () => undefined)
    return showForm(request, reply, blankForm({ types: ['*'] }))
  })

  app.post('/webhooks/new', async (request, reply) => {
    const actor = signedIn(request)
    try {
      const { id, secretId } = await perform(
        database,
        make,
        actor,
        fields.parse(request.body ?? {}),
        during(request)
      )
      // Shown here and now: an address to come back to would show it to whoever finds it.
      const secret = await read(database, (tx) => secretOf(tx, secretId))
      return reply.page(
        <SecretPage id={id} secret={secret} />,
        below(request, request.t('webhooks.secret.title'))
      )
    } catch (error) {
      if (!mendable(error)) throw error
      return showForm(request, reply, refusedForm(request.body, error, request.t), error.status)
    }
  })

  function showForm(request: FastifyRequest, reply: FastifyReply, form: Form, status = 200) {
    const page = <MakePage form={form} types={eventTypes()} />
    return reply.page(page, { ...below(request, request.t('webhooks.make.title')), status })
  }
}
