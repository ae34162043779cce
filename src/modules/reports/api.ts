import { z } from 'zod'
import { read } from '../../platform/database/index.ts'
import { asOf, type RoomRoutes } from '../../platform/http/index.ts'
import { findSet } from '../../platform/sets/index.ts'
import { figureRecords, figures } from './figures.ts'
import { ruleAt, rulesAt } from './rules.ts'
import { toldOf } from './told.ts'

const Record = z.looseObject({
  kind: z.string().describe('What the record is: area, organization, decision …'),
  id: z.string(),
  label: z.string(),
  weight: z.number().optional().describe('How a net figure counts it: +1 or -1.'),
  counted: z.boolean().optional().describe('Whether a share counts it in its numerator.')
})

const Figure = z.object({
  id: z.string(),
  name: z.string(),
  value: z.number().nullable().describe('A share is a percentage; null where there is nothing to divide by.'),
  at: z.string(),
  unit: z.string(),
  since: z.string().optional().describe('Figures of change: the day that they count from.'),
  numerator: z.number().optional(),
  denominator: z.number().optional()
})

const Rule = z.object({ id: z.string(), violations: z.array(Record) })

const byId = z.object({ id: z.string().max(200) })
const tags = ['Figures and rules']

/** Figures with the records that they count, rules with what breaks them. */
export const api: RoomRoutes = async (app, { database }) => {
  app.get(
    '/figures',
    {
      schema: {
        tags,
        summary: 'Every figure of a day',
        querystring: asOf,
        response: { 200: z.array(Figure) }
      }
    },
    async (request) => {
      const found = await read(database, (tx) => figures(tx, request))
      return found.map((figure) => ({
        ...figure,
        name: request.t(findSet('figures', figure.id)?.nameKey ?? figure.id)
      }))
    }
  )

  app.get(
    '/figures/:id',
    {
      schema: {
        tags,
        summary: 'One figure with the records that it counts',
        params: byId,
        querystring: asOf,
        response: { 200: Figure.extend({ records: z.array(Record) }) }
      }
    },
    async (request) => {
      const { figure, set, records } = await read(database, async (tx) =>
        figureRecords(tx, request.params.id, await toldOf(tx, request))
      )
      return { ...figure, name: request.t(set.nameKey), records }
    }
  )

  app.get(
    '/rules',
    {
      schema: {
        tags,
        summary: 'Every rule of a day with its violations',
        querystring: asOf,
        response: { 200: z.array(Rule) }
      }
    },
    (request) => read(database, async (tx) => rulesAt(tx, await toldOf(tx, request)))
  )

  app.get(
    '/rules/:id',
    {
      schema: {
        tags,
        summary: 'One rule of a day with its violations',
        params: byId,
        querystring: asOf,
        response: { 200: Rule }
      }
    },
    (request) => read(database, async (tx) => ruleAt(tx, request.params.id, await toldOf(tx, request)))
  )
}
