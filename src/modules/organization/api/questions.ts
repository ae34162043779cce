import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { zDay } from '../../../platform/day.ts'
import { blankAsAbsent, optionalText, type RoomRoutes } from '../../../platform/http/index.ts'
import { whoAnswers } from '../custodian.ts'
import { search } from '../search.ts'
import { comparableTerritories } from '../store/comparable.ts'
import { asOf, custodianAnswerJson, unitType } from './schemas.ts'

const hit = z.object({
  type: unitType,
  id: z.uuid(),
  name: z.string(),
  kindName: z.object({ vi: z.string(), en: z.string(), de: z.string() }),
  code: z.string(),
  within: z.string().nullable(),
  start: z.string().nullable().describe('First day under this name.'),
  end: z.string().nullable().describe('First day no longer under this name.'),
  alias: z.string().nullable()
})

export const comparableQuery = z.object({
  from: zDay,
  to: zDay,
  level: z.enum(['province', 'district', 'commune']).default('commune')
})

/** The fields of the question, as address of a page and of the API. */
export const custodianQuery = z.object({
  unit: z.string().trim().min(1).max(300).describe('Code on the day `on`, name as people write it, or id.'),
  on: zDay.describe('The day on which the unit answered.'),
  function: optionalText.describe('Code of a field of state management.'),
  place: optionalText.describe('Code, name or id of a place.')
})

const pair = z.object({
  fromId: z.uuid(),
  fromCode: z.string(),
  fromName: z.string(),
  toId: z.uuid(),
  toCode: z.string(),
  toName: z.string(),
  extent: z.enum(['whole', 'part']),
  shareArea: z.number().nullable(),
  sharePopulation: z.number().nullable()
})

/** Search, and the two questions that stay apart: who continues the work, and which land is comparable. */
export const questionRoutes: RoomRoutes = async (app, { database }) => {
  const tags = ['questions']
  app.get(
    '/search',
    {
      schema: {
        tags,
        summary: 'Units of any time by name, old name or code',
        querystring: z.object({
          q: z.string().max(300),
          limit: z.coerce.number().int().min(1).max(100).default(20)
        }),
        response: { 200: z.object({ items: z.array(hit) }) }
      }
    },
    async ({ query }) => ({ items: await read(database, (tx) => search(tx, query.q, query.limit)) })
  )

  app.get(
    '/custodian',
    {
      schema: {
        tags,
        summary: 'Who answers on the day `at` for what a unit answered for on the day `on`',
        querystring: asOf.extend(custodianQuery.shape),
        response: { 200: custodianAnswerJson }
      }
    },
    ({ query, at, known }) => {
      const { unit, on, place } = query
      return read(database, (tx) =>
        whoAnswers(tx, { unit, on, at, known, functionCode: query.function, place })
      )
    }
  )

  const comparable = z.object({ from: z.string(), to: z.string(), level: z.string(), items: z.array(pair) })
  app.get(
    '/comparable',
    {
      schema: {
        tags,
        summary: 'Which territory of one day lies in which of another; for statistics',
        querystring: comparableQuery.extend({ area: blankAsAbsent(z.uuid().optional()) }),
        response: { 200: comparable }
      }
    },
    async ({ query: { from, to, level, area } }) => {
      const items = await read(database, (tx) => comparableTerritories(tx, from, to, level, area))
      return { from, to, level, items }
    }
  )
}
