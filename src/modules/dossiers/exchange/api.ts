import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { fileStore } from '../../../platform/files/index.ts'
import { during, momentOfSite, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { needPower, perform } from '../../../platform/record/index.ts'
import { seenDossier } from '../see.ts'
import { giveUpExchange } from './acts/give-up-exchange.ts'
import { retryExchange } from './acts/retry-exchange.ts'
import { bankApi } from './bank-api.ts'
import { messageSchema } from './in/message.ts'
import { takeIn } from './in/take-in.ts'
import { syncStateOf } from './out/store.ts'
import { outcome, outcomeFor } from './outcome.ts'
import { overviewOf } from './overview.ts'

const tags = ['exchange']
/** The way in for the national portal, and the exchange in numbers. */
export const exchangeApi: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  await app.register(bankApi, { database, config })

  app.post(
    '/portal/events',
    {
      schema: {
        tags,
        summary: 'Take in what the national portal tells of a dossier',
        description:
          'Submissions, supplements, payments and withdrawals. A message is kept before it is acted on; the same id, and the same content under another id, act once. What comes before its submission waits for it. `happenedAt` is when it happened: a message that comes late makes no dossier late. Needs a token with the scope dossiers.exchange.',
        body: messageSchema,
        response: { 200: outcome, 202: outcome }
      }
    },
    async (request, reply) => {
      const actor = signedIn(request)
      await read(database, (tx) => needPower(tx, actor, 'dossiers.exchange'))
      const now = momentOfSite(request)
      const means = { store, portal: config.exchange, ...(now && { now }) }
      const said = outcomeFor(await takeIn(database, means, request.body), request.t)
      return reply.code(said.state === 'applied' ? 200 : 202).send(said)
    }
  )

  app.get(
    '/exchange',
    {
      schema: {
        tags,
        summary: 'The exchange with the national portal in numbers',
        response: { 200: z.looseObject({ in: z.looseObject({}), out: z.looseObject({}) }) }
      }
    },
    (request) => {
      const actor = signedIn(request)
      return read(database, async (tx) => {
        await needPower(tx, actor, 'dossiers.exchange')
        const { in: came, out: told } = await overviewOf(tx)
        return { in: { ...came }, out: { ...told } }
      })
    }
  )

  app.get(
    '/dossiers/:id/portal',
    {
      schema: {
        tags,
        summary: 'Up to where the national portal knows a dossier',
        params: z.object({ id: z.string().max(100) }),
        response: { 200: z.object({ told: z.boolean() }).loose() }
      }
    },
    (request) =>
      read(database, async (tx) => {
        const dossier = await seenDossier(tx, signedIn(request), request.params.id, request.view.today)
        const state = await syncStateOf(tx, dossier.id)
        return { told: state !== undefined, ...state }
      })
  )

  for (const [address, act, summary] of [
    ['retry-exchange', retryExchange, 'Try again at once what was not taken in or not told'],
    ['give-up-exchange', giveUpExchange, 'Give up what cannot be taken in or told, with the reason']
  ] as const)
    app.post(
      `/acts/${address}`,
      {
        schema: { tags: ['acts'], summary, body: act.input, response: { 201: z.object({ way: z.string() }) } }
      },
      async (request, reply) => {
        const result = await perform(
          database,
          act as typeof retryExchange,
          signedIn(request),
          request.body,
          during(request)
        )
        return reply.code(201).send(result)
      }
    )
}
