import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { fileStore } from '../../../platform/files/index.ts'
import { momentOfSite, RequestFault, type RoomRoutes } from '../../../platform/http/index.ts'
import { notFound } from '../../../platform/problem.ts'
import { isSigned } from '../../../platform/webhooks/index.ts'
import { transferSchema } from './in/message.ts'
import { takeIn } from './in/take-in.ts'
import { outcome, outcomeFor } from './outcome.ts'

const { happenedAt, amount, account, receipt } = transferSchema.shape

/** As Standard Webhooks wraps what it carries. */
const received = z.object({
  type: z.literal('payment.received'),
  timestamp: happenedAt.describe('When the message was made.'),
  data: z.object({
    reference: receipt.describe(
      'The bank’s own number of the transfer: what comes again under it acts once.'
    ),
    amount: amount.describe('In đồng.'),
    content: z
      .string()
      .trim()
      .max(500)
      .describe('The words that came with it; they name the dossier by its code.'),
    account: account.describe('The account to which it came.'),
    paidAt: happenedAt.optional().describe('When it was paid; without it the moment of the message.')
  })
})

const header = (request: FastifyRequest, name: string): string => String(request.headers[name] ?? '')

/**
 * The way in for a bank, or for whoever takes payments for it. It is known by its signature alone (Standard Webhooks, the
 * secret is a setting of the server), so the bytes of the body are kept until they are compared.
 */
export const bankApi: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  const bodies = new WeakMap<object, string>()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    bodies.set(request, String(body))
    parseJson(request, String(body), done)
  })
  app.addHook('preValidation', async (request) => {
    if (!config.paymentSecrets.length) throw notFound('exchange.refusal.no_bank')
    const message = {
      id: header(request, 'webhook-id'),
      timestamp: header(request, 'webhook-timestamp'),
      signature: header(request, 'webhook-signature'),
      body: bodies.get(request) ?? ''
    }
    if (!isSigned(message, config.paymentSecrets))
      throw new RequestFault({
        status: 401,
        code: 'sign_in_needed',
        messageKey: 'exchange.refusal.signature'
      })
  })

  app.post(
    '/payments',
    {
      config: { withoutCsrf: true },
      schema: {
        tags: ['exchange'],
        summary: 'Take in what a bank tells of a transfer',
        description:
          'Signed by Standard Webhooks. The transfer is kept before it is acted on; the same reference acts once. What names no dossier, or is not the amount that was asked for, is kept and seen at /exchange: nothing is lost, and nothing has to be sent again.',
        body: received,
        response: { 200: outcome, 202: outcome }
      }
    },
    async (request, reply) => {
      const { timestamp, data } = request.body
      const now = momentOfSite(request)
      const said = await takeIn(
        database,
        { store, portal: undefined, ...(now && { now }) },
        {
          kind: 'transfer',
          id: `bank/${data.reference}`,
          // Without words it names nothing, and is kept like every other.
          code: data.content || '–',
          happenedAt: data.paidAt ?? timestamp,
          amount: data.amount,
          ...(data.account && { account: data.account }),
          receipt: data.reference
        }
      )
      return reply.code(said.state === 'applied' ? 200 : 202).send(outcomeFor(said, request.t))
    }
  )
}
