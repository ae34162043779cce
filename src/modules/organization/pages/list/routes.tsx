import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankAsAbsent, optionalText, type RoomRoutes } from '../../../../platform/http/index.ts'
import { fromCursor, toCursor } from '../../api/cursor.ts'
import type { UnitType } from '../../change-set.ts'
import { decisionsById } from '../../store/decisions-named.ts'
import { type AsOf, listUnits, type UnitFilter, type UnitVersion } from '../../store/find-units.ts'
import { type UnitInShort, unitCandidates } from '../../store/unit-candidates.ts'
import { unitsThen } from '../../store/units-then.ts'
import { listFunctions, listKinds } from '../../store/words.ts'
import { csvType } from '../shared/csv.ts'
import { ListPage, type ListQuery } from './list-page.tsx'
import { unitsCsv } from './units-csv.ts'

const query = z.object({
  level: blankAsAbsent(z.enum(['province', 'district', 'commune']).optional().catch(undefined)),
  kind: optionalText,
  parent: optionalText,
  area: optionalText,
  q: z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().slice(0, 100) || undefined : undefined),
    z.string().optional()
  ),
  after: optionalText
})

const pageSize = 100

/** Lists of areas and of bodies with their filters, and the same as CSV. */
export function listRoutes(type: UnitType, path: 'areas' | 'organizations'): RoomRoutes {
  return async (app, { database }) => {
    app.get(`/${path}`, { schema: { querystring: query } }, async (request, reply) => {
      const asOf = { at: request.at, known: request.known }
      const list = await readList(database, type, request.query, asOf)
      return reply.page(<ListPage type={type} query={request.query} {...list} />, {
        title: request.t(`organization.page.list.${path}`)
      })
    })

    app.get(`/${path}.csv`, { schema: { querystring: query } }, async (request, reply) => {
      const asOf = { at: request.at, known: request.known }
      const csv = await read(database, async (tx) => {
        const { filter, nowhere } = await filterOf(tx, request.query, type, asOf)
        const units = nowhere ? [] : await listUnits(tx, type, asOf, filter)
        const around = await aroundOf(tx, units, asOf)
        const decisions = await decisionsById(
          tx,
          units.map((unit) => unit.beganBy)
        )
        const kinds = await listKinds(tx, type)
        const words = { kinds, functions: await listFunctions(tx), language: request.language }
        return unitsCsv(type, units, around, decisions, words)
      })
      return reply.download(`${path}-${request.at}.csv`, csvType, csv)
    })
  }
}

async function readList(database: Database, type: UnitType, query: ListQuery, asOf: AsOf) {
  return read(database, async (tx) => {
    const { filter, nowhere } = await filterOf(tx, query, type, asOf)
    const found = nowhere
      ? []
      : await listUnits(tx, type, asOf, { ...filter, after: fromCursor(query.after), limit: pageSize + 1 })
    const units = found.slice(0, pageSize)
    const last = units.at(-1)
    return {
      units,
      next: found.length > pageSize && last ? toCursor(last) : null,
      around: await aroundOf(tx, units, asOf),
      kinds: await listKinds(tx, type, asOf.at),
      superiors: type === 'area' ? await superiorsOn(tx, asOf) : []
    }
  })
}

type Snap = Parameters<Parameters<typeof read>[1]>[0]

/** What a filter names in words, found in the register; `nowhere` when there is nothing of that name. */
async function filterOf(
  tx: Snap,
  query: ListQuery,
  type: UnitType,
  asOf: AsOf
): Promise<{ filter: UnitFilter; nowhere: boolean }> {
  const one = async (text: string | undefined, of: UnitType): Promise<UnitInShort | null | undefined> =>
    text ? ((await unitCandidates(tx, text, asOf, of))[0] ?? null) : undefined
  const parent = await one(query.parent, type)
  const area = await one(query.area, 'area')
  const { level, kind, q } = query
  return {
    filter: { level, kind, q, parentId: parent?.id, areaId: area?.id },
    nowhere: parent === null || area === null
  }
}

/** Names of what the listed units lie in. */
function aroundOf(tx: Snap, units: UnitVersion[], { at, known }: AsOf) {
  const asked = units.flatMap(({ type, parentId, areaId }) => [
    ...(parentId ? [{ type, id: parentId, day: at }] : []),
    ...(areaId ? [{ type: 'area' as const, id: areaId, day: at }] : [])
  ])
  return unitsThen(tx, asked, known)
}

/** Areas that have parts: provinces and, as long as there are any, districts. */
async function superiorsOn(tx: Snap, asOf: AsOf): Promise<UnitVersion[]> {
  return [
    ...(await listUnits(tx, 'area', asOf, { level: 'province' })),
    ...(await listUnits(tx, 'area', asOf, { level: 'district' }))
  ]
}
