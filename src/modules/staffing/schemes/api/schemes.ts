import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { asOf, type RoomRoutes } from '../../../../platform/http/index.ts'
import { pots } from '../../quotas/quota.ts'
import { differenceBetween } from '../difference.ts'
import { viewerOf } from '../pages/list-routes.tsx'
import { readScheme, readWhole } from '../pages/read-scheme.ts'
import { states } from '../scheme.ts'
import { linesOf } from '../store.ts'
import { listSchemes } from '../store-list.ts'

const words = z.object({ vi: z.string(), en: z.string(), de: z.string() })
const day = z.string()
const state = z.enum(states)

const versionJson = z
  .object({
    number: z.number().int(),
    state,
    since: day.describe('Since when it stands so.'),
    inForceFrom: day.nullable(),
    begunOn: day,
    revision: z.number().int(),
    changes: z.string(),
    legalBasis: z.string(),
    functions: z.string(),
    commitment: z.string()
  })
  .meta({ id: 'SchemeVersion' })

const lineJson = z
  .object({
    position: z.string(),
    title: words,
    group: z.enum(['leadership', 'professional', 'support']).nullable(),
    pot: z.enum(pots).nullable(),
    headcount: z.number().int(),
    ranks: z.record(z.string(), z.number().int()),
    jobDescription: z.string(),
    competency: z.string()
  })
  .meta({ id: 'SchemeLine' })

const recordJson = z.object({
  what: z.enum(['submission', 'appraisal', 'approval', 'publication']),
  number: z.number().int().describe('Of which version.'),
  on: day,
  by: z.string(),
  outcome: z.enum(['agreed', 'returned']).nullable(),
  letter: z.string().nullable(),
  opinion: z.string().nullable(),
  remarks: z.array(z.object({ position: z.string(), remark: z.string() })),
  decisionId: z.uuid().nullable(),
  decisionNumber: z.string().nullable(),
  effectiveOn: day.nullable(),
  publishedIn: z.string().nullable()
})

const rowJson = z.object({
  organizationId: z.uuid(),
  organizationCode: z.string(),
  organizationName: z.string(),
  schemeId: z.uuid().nullable(),
  number: z.number().int().nullable(),
  state: z.enum(['none', ...states]),
  since: day.nullable(),
  headcount: z.number().int().nullable(),
  inForceNumber: z.number().int().nullable(),
  inForceFrom: day.nullable(),
  needed: z.boolean(),
  dueOn: day.nullable(),
  approved: z.boolean(),
  demonstration: z.boolean()
})

const change = z.object({ from: z.number().int(), to: z.number().int() })
const stretches = z.array(z.object({ text: z.string(), what: z.enum(['kept', 'added', 'removed']) }))
const differenceJson = z.object({
  texts: z.array(z.object({ field: z.enum(['legalBasis', 'functions', 'commitment']), stretches })),
  lines: z.array(
    z.object({
      position: z.string(),
      title: words,
      what: z.enum(['added', 'removed', 'changed']),
      headcount: change,
      ranks: z.array(change.extend({ code: z.string(), name: words })),
      texts: z.array(z.object({ field: z.enum(['jobDescription', 'competency']), stretches }))
    })
  ),
  unchanged: z.number().int(),
  headcount: change
})

const byId = z.object({ id: z.uuid() })
const number = z.coerce.number().int().positive()

/** Schemes as JSON: whoever is not signed in sees what is published. */
export const schemeRoutes: RoomRoutes = async (app, { database }) => {
  app.get(
    '/schemes',
    {
      schema: {
        tags: ['staffing'],
        summary: 'Bodies that need a job-position scheme or have one, and where it stands on a day',
        querystring: asOf,
        response: { 200: z.object({ items: z.array(rowJson) }) }
      }
    },
    async (request) => {
      const { at, actor } = request
      const items = await read(database, async (tx) => listSchemes(tx, at, await viewerOf(tx, actor, at)))
      return { items }
    }
  )

  app.get(
    '/schemes/:id',
    {
      schema: {
        tags: ['staffing'],
        summary: 'A scheme: one version with its lines, all versions, and what happened to them',
        params: byId,
        querystring: asOf.extend({ version: number.optional() }),
        response: {
          200: z.object({
            id: z.uuid(),
            organizationId: z.uuid(),
            organizationName: z.string(),
            version: versionJson,
            lines: z.array(lineJson),
            versions: z.array(versionJson),
            records: z.array(recordJson)
          })
        }
      }
    },
    async (request) => {
      const { at, actor, params, query } = request
      const found = await read(database, (tx) => readWhole(tx, params.id, at, actor, query.version))
      const { scheme, version, lines, versions, records } = found
      const { id, organizationId, organizationName } = scheme
      return { id, organizationId, organizationName, version, lines, versions, records }
    }
  )

  app.get(
    '/schemes/:id/difference',
    {
      schema: {
        tags: ['staffing'],
        summary: 'What is different between two versions, line by line',
        params: byId,
        querystring: asOf.extend({ from: number, to: number }),
        response: { 200: differenceJson }
      }
    },
    async (request) => {
      const { at, actor, params, query } = request
      return read(database, async (tx) => {
        const whole = async (version: number) => {
          const found = await readScheme(tx, params.id, at, actor, version)
          return { ...found.version, lines: await linesOf(tx, found.version.id, at) }
        }
        return differenceBetween(await whole(query.from), await whole(query.to))
      })
    }
  )
}
