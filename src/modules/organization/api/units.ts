import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../platform/http/index.ts'
import type { UnitType } from '../change-set.ts'
import { requireVersions } from '../require-versions.ts'
import { takenOverBy } from '../store/custody.ts'
import { listUnits } from '../store/find-units.ts'
import { followTerritory } from '../store/follow-territory.ts'
import { predecessorsOf, successorsOf } from '../store/successions.ts'
import { fromCursor, pageOf } from './cursor.ts'
import { asOf, custodianJson, idParams, limit, successionJson, territoryJson, unitJson } from './schemas.ts'
import { getUnit, unitToJson } from './unit-json.ts'

const filters = asOf.extend({
  level: z.enum(['province', 'district', 'commune']).optional(),
  kind: z.string().optional(),
  parent: z.uuid().optional().describe('Id of the superior area or body.'),
  area: z.uuid().optional().describe('Bodies: id of the area served.'),
  q: z.string().max(100).optional().describe('Part of the name, with or without accents, or the whole code.'),
  after: z.string().optional().describe('The `next` of the page before.'),
  limit
})

const list = z.object({ at: z.string(), items: z.array(unitJson), next: z.string().nullable() })

/** Lists and single units; the same for areas and for bodies. */
export function unitRoutes(type: UnitType, path: 'areas' | 'organizations'): RoomRoutes {
  return async (app, { database }) => {
    const tags = [path]
    app.get(
      `/${path}`,
      {
        schema: { tags, summary: `${path} of a day, by name`, querystring: filters, response: { 200: list } }
      },
      async ({ query, at, known }) => {
        const { limit: size, after, parent, area, ...rest } = query
        const filter = { level: rest.level, kind: rest.kind, q: rest.q, parentId: parent, areaId: area }
        const rows = await read(database, (tx) =>
          listUnits(tx, type, { at, known }, { ...filter, after: fromCursor(after), limit: size + 1 })
        )
        const { items, next } = pageOf(rows, size)
        return { at, items: items.map(unitToJson), next }
      }
    )

    const one = { tags, params: idParams, querystring: asOf }
    app.get(
      `/${path}/:id`,
      { schema: { ...one, summary: 'One unit on a day', response: { 200: unitJson } } },
      async ({ params, at, known }) =>
        unitToJson(await read(database, (tx) => getUnit(tx, type, params.id, { at, known })))
    )

    app.get(
      `/${path}/:id/versions`,
      {
        schema: {
          ...one,
          summary: 'All its entries, the earliest first',
          response: { 200: z.object({ items: z.array(unitJson) }) }
        }
      },
      async ({ params, known }) => {
        const versions = await read(database, (tx) => requireVersions(tx, type, params.id, known))
        return { items: versions.map(unitToJson) }
      }
    )

    const successions = z.object({
      predecessors: z.array(successionJson),
      successors: z.array(successionJson)
    })
    app.get(
      `/${path}/:id/succession`,
      { schema: { ...one, summary: 'Whom it followed and who followed it', response: { 200: successions } } },
      ({ params, known }) =>
        read(database, async (tx) => {
          await requireVersions(tx, type, params.id, known)
          const predecessors = await predecessorsOf(tx, type, params.id, known)
          return { predecessors, successors: await successorsOf(tx, type, params.id, known) }
        })
    )
  }
}

/** What only areas have: land that can be followed. */
export const areaRoutes: RoomRoutes = async (app, { database }) => {
  const territory = z.object({ at: z.string(), items: z.array(territoryJson) })
  app.get(
    '/areas/:id/territory',
    {
      schema: {
        tags: ['areas'],
        summary: 'Where its land of the day `on` lies on the day `at`',
        params: idParams,
        querystring: asOf.extend({ on: z.iso.date() }),
        response: { 200: territory }
      }
    },
    async ({ params, query, at, known }) => {
      const items = await read(database, async (tx) => {
        await getUnit(tx, 'area', params.id, { at: query.on, known })
        return followTerritory(tx, params.id, query.on, { at, known })
      })
      return { at, items }
    }
  )
}

/** What only bodies have: work that they took over. */
export const organizationRoutes: RoomRoutes = async (app, { database }) => {
  const takenOver = z.object({ at: z.string(), items: z.array(custodianJson) })
  app.get(
    '/organizations/:id/taken-over',
    {
      schema: {
        tags: ['organizations'],
        summary: 'Everything that it answers for on a day and that others answered for before',
        params: idParams,
        querystring: asOf,
        response: { 200: takenOver }
      }
    },
    async ({ params, at, known }) => {
      const items = await read(database, async (tx) => {
        await requireVersions(tx, 'organization', params.id, known)
        return takenOverBy(tx, params.id, { at, known })
      })
      return { at, items }
    }
  )
}
