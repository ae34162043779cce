import { z } from 'zod'
import { read } from '../../platform/database/index.ts'
import { asOf, blankAsAbsent, during, type RoomRoutes, signedIn } from '../../platform/http/index.ts'
import { type Act, mayDo, perform } from '../../platform/record/index.ts'
import { discardProcedure } from './acts/discard.ts'
import { draftProcedure } from './acts/draft.ts'
import { endProcedure } from './acts/end.ts'
import { importCatalogue } from './acts/import.ts'
import { publishProcedure } from './acts/publish.ts'
import { resumeProcedure } from './acts/resume.ts'
import { reviseProcedure } from './acts/revise.ts'
import { reviseForm } from './acts/revise-form.ts'
import { suspendProcedure } from './acts/suspend.ts'
import { levels, onlineLevels } from './content.ts'
import { exportCatalogue } from './exchange/export.ts'
import { listProcedures } from './store/list.ts'
import { suspensionsOf } from './store/publications.ts'
import { getProcedure, versionOn, versionsOf } from './store/read-versions.ts'

const query = asOf.extend({
  q: z.string().max(300).optional(),
  field: blankAsAbsent(z.string().max(100).optional()),
  level: blankAsAbsent(z.enum(levels).optional()),
  online: blankAsAbsent(z.enum(onlineLevels).optional())
})
const headers = z.object({ 'idempotency-key': z.string().min(1).max(200).optional() })
const byCode = z.object({ code: z.string().max(100) })

/** The catalogue of procedures for programs, and its acts. */
export const api: RoomRoutes = async (app, { database }) => {
  const tags = ['procedures']
  app.get(
    '/procedures',
    {
      schema: {
        tags,
        summary: 'Procedures in force on a day, found by the words that people use',
        querystring: query,
        response: { 200: z.object({ items: z.array(z.looseObject({ key: z.string() })) }) }
      }
    },
    async ({ query, at }) => {
      const found = await read(database, (tx) => listProcedures(tx, at, query))
      return { items: found.map((one) => ({ ...one })) }
    }
  )

  app.get(
    '/procedures/:code',
    {
      schema: {
        tags,
        summary: 'A procedure by its key or code: the version of a day, all versions, suspensions',
        params: byCode,
        querystring: asOf,
        response: { 200: z.looseObject({ key: z.string() }) }
      }
    },
    ({ params, at, actor }) =>
      read(database, async (tx) => {
        const { id, key } = await getProcedure(tx, params.code)
        const drafts = actor !== null && (await mayDo(tx, actor, 'procedures.draft'))
        const all = await versionsOf(tx, id)
        return {
          key,
          current: (await versionOn(tx, id, at)) ?? null,
          versions: all.filter(({ publication }) => drafts || publication),
          suspensions: await suspensionsOf(tx, id)
        }
      })
  )

  app.get(
    '/procedures-catalogue',
    {
      schema: {
        tags,
        summary: 'The whole catalogue as a document that can be imported',
        response: { 200: z.looseObject({ format: z.string() }) }
      }
    },
    ({ actor }) =>
      read(database, async (tx) =>
        exportCatalogue(tx, { drafts: actor !== null && (await mayDo(tx, actor, 'procedures.draft')) })
      )
  )

  const route = <I, O>(name: string, act: Act<I, O>, summary: string) =>
    app.post(
      `/acts/${name}`,
      { schema: { tags: ['acts'], summary, headers, body: act.input, response: { 201: z.looseObject({}) } } },
      async (request, reply) => {
        const result = await perform(database, act, signedIn(request), request.body, during(request))
        return reply.code(201).send(Object.fromEntries(Object.entries(result ?? {})))
      }
    )
  route('draft-procedure', draftProcedure, 'Begin a procedure, or its next version')
  route('revise-procedure', reviseProcedure, 'Change a draft, all of it')
  route('revise-procedure-form', reviseForm, 'Change the form of a draft, and nothing else')
  route('discard-procedure', discardProcedure, 'Give a draft up')
  route('publish-procedure', publishProcedure, 'Publish a draft from a day on; the version in force ends')
  route('suspend-procedure', suspendProcedure, 'Let a procedure rest for a time')
  route('resume-procedure', resumeProcedure, 'End a suspension')
  route('end-procedure', endProcedure, 'End a procedure')
  route('import-procedures', importCatalogue, 'Import a catalogue, all of it or nothing')
}
