import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { fileStore } from '../../../platform/files/index.ts'
import { momentOfSite, RequestFault, type RoomRoutes } from '../../../platform/http/index.ts'
import { notFound, Problem } from '../../../platform/problem.ts'
import { sha256 } from '../../../platform/record/index.ts'
import { isSigned } from '../../../platform/webhooks/index.ts'
import { transferSchema } from './in/message.ts'
import { outcomeOf } from './in/store.ts'
import { takeIn } from './in/take-in.ts'
import { outcome, outcomeFor } from './outcome.ts'

const { happenedAt, amount, account, receipt } = transferSchema.shape

/** Numbers of transfers have few signs; a longer one is known by its beginning and its hash. */
function shortReference(reference: string): string {
  if (receipt.safeParse(reference).success) return reference
  return `${reference.slice(0, 100)}…${sha256(reference).toString('hex').slice(0, 32)}`
}

/** As Standard Webhooks wraps what it carries. */
const received = z.object({
  type: z.literal('payment.received'),
  timestamp: happenedAt.describe('When the message was made.'),
  data: z.object({
    reference: z
      .string()
      .trim()
      .min(1, { error: 'record.input.required' })
      .max(2000)
      .transform(shortReference)
      .describe('The bank’s own number of the transfer: what comes again under it acts once.'),
    amount: amount.describe('In đồng.'),
    content: z
      .string()
      .trim()
      // As many as are kept: a code stands at their beginning, and money is never refused for its words.
      .transform((words) => words.slice(0, 500))
      .describe('The words that came with it; they name the dossier by its code.'),
    account: z
      .union([z.literal('').transform(() => undefined), account])
      .describe('The account to which it came.'),
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
      const id = `bank/${data.reference}`
      const said = await takeIn(
        database,
        { store, portal: undefined, ...(now && { now }) },
        {
          kind: 'transfer',
          id,
          // Without words it names nothing, and is kept like every other.
          code: data.content || '–',
          happenedAt: data.paidAt ?? timestamp,
          amount: data.amount,
          ...(data.account && { account: data.account }),
          receipt: data.reference
        }
      ).catch((error: unknown) => {
        // Told before in other words: what came first stands, and the bank need not send it for ever.
        const known = error instanceof Problem && error.messageKey === 'exchange.refusal.id_reused'
        if (!known) throw error
        request.log.warn({ reference: data.reference }, 'a transfer was told again in other words')
        return read(database, (tx) => outcomeOf(tx, id))
      })
      return reply.code(said.state === 'applied' ? 200 : 202).send(outcomeFor(said, request.t))
    }
  )
}
