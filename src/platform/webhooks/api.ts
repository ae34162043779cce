import { z } from 'zod'
import { read } from '../database/index.ts'
import { during, type RoomRoutes, signedIn } from '../http/index.ts'
import { type Act, type Actor, type PerformOptions, perform } from '../record/index.ts'
import { endWebhook } from './acts/end.ts'
import { makeSchema, makeWebhook } from './acts/make.ts'
import { pauseWebhook } from './acts/pause.ts'
import { resumeWebhook } from './acts/resume.ts'
import { retryWebhook } from './acts/retry.ts'
import { rotateSchema, rotateSecret } from './acts/rotate.ts'
import { skipDelivery } from './acts/skip.ts'
import { listWebhooks, secretOf, stuckDeliveries } from './list.ts'
import { readFor } from './pages/need.ts'

const tags = ['webhooks']
const byId = z.object({ id: z.uuid() })
const made = z.object({
  id: z.uuid(),
  secret: z.string().describe('Signs every event to this address (Standard Webhooks). Told this one time.')
})
const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key acts once; a retry gets the same answer.')
})
const webhook = z.object({
  id: z.uuid(),
  url: z.string(),
  types: z.array(z.string()),
  createdAt: z.string(),
  createdBy: z.string(),
  pause: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  waiting: z.number().int().describe('Events that it has not taken yet.'),
  waitingSince: z.string().nullable(),
  tried: z.number().int().describe('Of these, how many it was offered in vain.'),
  failures: z.number().int().describe('How often in a row it did not answer.'),
  retryAt: z.string().nullable(),
  lastError: z.string().nullable()
})
const stuck = z.object({
  seq: z.number().int(),
  eventId: z.string(),
  type: z.string(),
  subject: z.string(),
  waitingSince: z.string(),
  attempts: z.number().int(),
  triedAt: z.string().nullable(),
  nextAttemptAt: z.string().nullable(),
  answer: z.string().nullable()
})

/** Addresses to which events are posted. */
export const api: RoomRoutes = async (app, { database, config }) => {
  const make = makeWebhook({ privateAddresses: config.messages.privateWebhooks })

  app.get(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Addresses that are told',
        response: { 200: z.object({ items: z.array(webhook) }) }
      }
    },
    async (request) => ({ items: await readFor(database, request, listWebhooks) })
  )

  app.post(
    '/webhooks',
    {
      schema: {
        tags,
        summary: 'Have an address told of what happens from now on',
        description:
          'Each event is posted as a CloudEvent in structured mode (`application/cloudevents+json`), signed as Standard Webhooks says, until the address answers 2xx. Events about one subject come in order. An event may arrive more than once, with the same `webhook-id`.',
        headers: keyHeader,
        body: makeSchema,
        response: { 201: made }
      }
    },
    async (request, reply) => {
      const { id, secretId } = await perform(database, make, signedIn(request), request.body, during(request))
      return reply.code(201).send({ id, secret: await read(database, (tx) => secretOf(tx, secretId)) })
    }
  )

  app.get(
    '/webhooks/:id/stuck',
    {
      schema: {
        tags,
        summary: 'Events that an address was offered in vain',
        params: byId,
        querystring: z.object({
          after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(100)
        }),
        response: { 200: z.object({ items: z.array(stuck) }) }
      }
    },
    async (request) => ({
      items: await readFor(database, request, (tx) => stuckDeliveries(tx, request.params.id, request.query))
    })
  )

  app.post(
    '/webhooks/:id/rotate',
    {
      schema: {
        tags,
        summary: 'A new secret; those before go on beside it for some hours',
        headers: keyHeader,
        params: byId,
        body: rotateSchema.omit({ id: true }),
        response: { 200: made }
      }
    },
    async (request) => {
      const input = { ...request.params, ...request.body }
      const { id, secretId } = await perform(
        database,
        rotateSecret,
        signedIn(request),
        input,
        during(request)
      )
      return { id, secret: await read(database, (tx) => secretOf(tx, secretId)) }
    }
  )

  app.delete(
    '/webhooks/:id',
    {
      schema: {
        tags,
        summary: 'Tell an address no more',
        headers: keyHeader,
        params: byId,
        response: { 200: z.object({ id: z.uuid(), dropped: z.number().int() }) }
      }
    },
    async (request) => perform(database, endWebhook, signedIn(request), request.params, during(request))
  )

  const doing =
    <I, O extends { id: string }>(act: Act<I, O>) =>
    async (actor: Actor, input: unknown, options: PerformOptions) => {
      const { id } = await perform(database, act, actor, input, options)
      return { id }
    }
  const reason = z.string().describe('The record keeps it.')
  const doings = [
    { path: 'retry', act: doing(retryWebhook), summary: 'Try again at once', body: z.object({}) },
    {
      path: 'pause',
      act: doing(pauseWebhook),
      summary: 'Send nothing for the time being',
      body: z.object({ reason })
    },
    { path: 'resume', act: doing(resumeWebhook), summary: 'Go on after a pause', body: z.object({}) },
    {
      path: 'skip',
      act: doing(skipDelivery),
      summary: 'Give up one event for this address',
      body: z.object({ delivery: z.number().int().describe('Its `seq`.'), reason })
    }
  ]
  for (const { path, act, summary, body } of doings) {
    app.post(
      `/webhooks/:id/${path}`,
      { schema: { tags, summary, headers: keyHeader, params: byId, body, response: { 200: byId } } },
      (request) => act(signedIn(request), { ...request.params, ...request.body }, during(request))
    )
  }
}
