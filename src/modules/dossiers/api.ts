import { z } from 'zod'
import { glance } from '../../platform/database/index.ts'
import { fileStore } from '../../platform/files/index.ts'
import {
  asOf,
  blankAsAbsent,
  during,
  momentOfSite,
  type RoomRoutes,
  signedIn
} from '../../platform/http/index.ts'
import { findProcedure } from '../procedures/index.ts'
import { acts } from './acts/index.ts'
import { planApi } from './custody/index.ts'
import { countDossiers, listDossiers, states, views } from './desk/list.ts'
import { deskOf } from './desk/scope.ts'
import { clockExplained } from './detail/clock.ts'
import { nextOf } from './detail/next.ts'
import { possibleVerbs } from './detail/possible.ts'
import { contentsOf } from './detail/read.ts'
import { exchangeApi } from './exchange/index.ts'
import { filesApi } from './files-api.ts'
import { calendarApi } from './pages/calendar/api.ts'
import { bulkApi } from './pages/desk/bulk/api.ts'
import { eventRoute } from './pages/dossier/event-route.ts'
import { performWithFiles } from './pages/dossier/results/perform-with-files.ts'
import { signingBy } from './pages/dossier/results/signing-by.ts'
import { seenDossier } from './see.ts'

const listQuery = asOf.extend({
  view: z.enum(views).default('unit'),
  state: blankAsAbsent(z.enum(states).optional()),
  procedure: blankAsAbsent(z.string().max(100).optional()),
  q: blankAsAbsent(z.string().max(200).optional()),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50)
})
const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })

/** The moment by which a request reads clocks. */
export const nowOf = (request: Parameters<typeof momentOfSite>[0]): string =>
  momentOfSite(request) ?? new Date().toISOString()

/** Dossiers for programs: lists of one's own desk, one dossier with everything, and every act. */
export const api: RoomRoutes = async (app, parts) => {
  const { database, config } = parts
  const store = fileStore(config)
  await app.register(exchangeApi, parts)
  await app.register(calendarApi, parts)
  const tags = ['dossiers']
  app.get(
    '/dossiers',
    {
      schema: {
        tags,
        summary: 'Dossiers of the desk of whoever asks, by due date',
        querystring: listQuery,
        response: { 200: z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) }) }
      }
    },
    (request) =>
      glance(database, async (tx) => {
        const { view, state, procedure, q, after, limit } = request.query
        const desk = await deskOf(tx, signedIn(request), request.view.today)
        const procedureId = procedure && ((await findProcedure(tx, procedure))?.id ?? null)
        if (procedureId === null) return { items: [], next: null }
        const now = nowOf(request)
        const page = await listDossiers(tx, desk, { view, now, state, procedureId, q, after, limit })
        return { ...page, items: page.items.map((item) => ({ ...item })) }
      })
  )

  app.get(
    '/dossiers/counts',
    {
      schema: {
        tags,
        summary: 'How many dossiers of a desk are in each state',
        querystring: listQuery.pick({ view: true }),
        response: { 200: z.record(z.string(), z.number()) }
      }
    },
    (request) =>
      glance(database, async (tx) => {
        const desk = await deskOf(tx, signedIn(request), request.view.today)
        return countDossiers(tx, desk, { view: request.query.view, now: nowOf(request) })
      })
  )

  app.get(
    '/dossiers/:id',
    {
      schema: {
        tags,
        summary:
          'A dossier by id or code: facts, clock with its reasons, book, papers, opinions, what can be done and who is next',
        params: z.object({ id: z.string().max(100) }),
        response: { 200: z.looseObject({ id: z.string() }) }
      }
    },
    (request) =>
      glance(database, async (tx) => {
        const actor = signedIn(request)
        const day = request.view.today
        const dossier = await seenDossier(tx, actor, request.params.id, day)
        const { hash, life, ...facts } = dossier
        return {
          ...facts,
          // At which other body the present step is done, by whom and since when.
          elsewhere: life.elsewhere ?? null,
          hash: hash.toString('hex'),
          clock: await clockExplained(tx, dossier, nowOf(request)),
          next: await nextOf(tx, dossier, day),
          possible: await possibleVerbs(tx, actor, dossier, day),
          ...(await contentsOf(tx, dossier.id))
        }
      })
  )

  await app.register(eventRoute, parts)
  await app.register(planApi, parts)
  await app.register(bulkApi, parts)
  await app.register(filesApi, parts)

  for (const [verb, { input }] of Object.entries(acts))
    app.post(
      `/acts/${verb}-dossier`,
      {
        schema: {
          tags: ['acts'],
          summary: summaries[verb as keyof typeof acts],
          headers,
          body: input,
          response: { 201: z.looseObject({ id: z.string() }) }
        }
      },
      async (request, reply) => {
        const body = request.body as object
        const signing = signingBy(request, { database, config, store })
        const result = await performWithFiles(signing, verb as keyof typeof acts, body, during(request))
        return reply.code(201).send({ ...result })
      }
    )
}

const summaries: Record<keyof typeof acts, string> = {
  draft: 'Begin a dossier',
  revise: 'Change a draft, all of it',
  submit: 'Hand a draft in, online or by post',
  receive: 'Receive a dossier: code, date, slip',
  refuse: 'Refuse to receive a dossier',
  'ask-supplement': 'Ask for everything that is missing, once',
  supplement: 'Take in what was asked for',
  'ask-payment': 'Ask for fees and charges',
  pay: 'Note a payment',
  assign: 'Say who works on a dossier',
  'take-over': 'Take a dossier upon oneself',
  pass: 'Pass a dossier on to the next step',
  'seek-opinion': 'Ask other bodies for their opinion',
  'give-opinion': 'Give the opinion that was asked',
  propose: 'Propose the result',
  return: 'Return a proposal to be worked on again',
  sign: 'Sign',
  release: 'Give the result its number',
  send: 'Send the result to the center',
  'hand-over': 'Hand the result over',
  'settle-at-once': 'Settle on the spot what one official may do alone',
  stop: 'Stop the settling',
  withdraw: 'Withdraw a dossier',
  extend: 'Apologize and give a new date, once',
  correct: 'Correct what was taken down wrongly',
  'move-version': 'Move a running dossier to another version of its procedure'
}
