import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { words } from '../../../tests/support/small-province.ts'
import { type Database, read, type Tx, write } from '../../platform/database/index.ts'
import { comparableTerritories } from './index.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await words(database)
})

const early = '2020-06-30'
const late = '2030-01-01'

/** What the register can know of land: how much of each early commune lies in each, as if it were well mixed. */
type Land = Map<string, Map<string, number>>

interface Story {
  communes: { id: string; first: string; last?: string; area?: number; people?: number }[]
  moves: { from: string; to: string; day: string; whole: boolean; share: number }[]
  land: Land
}

/** Each year one commune gives some tenths of itself, or all, to another one or to a new one. */
function live(areas: number[], changes: { giver: number; taker: number; tenths: number }[]): Story {
  const communes: Story['communes'] = areas.map((area) => {
    return { id: randomUUID(), first: '2020-01-01', area, people: area * 7 }
  })
  const land: Land = new Map(communes.map(({ id, area = 0 }) => [id, new Map([[id, area]])]))
  const moves: Story['moves'] = []
  changes.forEach(({ giver, taker, tenths }, year) => {
    const day = `${2021 + year}-07-01`
    const standing = communes.filter(({ last }) => !last)
    const from = standing[giver % standing.length]
    if (!from) return
    const others = standing.filter((one) => one !== from)
    const to = others[taker % (others.length + 1)] ?? { id: randomUUID(), first: day }
    if (!communes.includes(to)) communes.push(to)
    const [own, theirs] = [land.get(from.id) ?? new Map(), land.get(to.id) ?? new Map()]
    for (const [origin, area] of own) {
      theirs.set(origin, (theirs.get(origin) ?? 0) + (area * tenths) / 10)
      own.set(origin, (area * (10 - tenths)) / 10)
    }
    land.set(to.id, theirs)
    if (tenths === 10) {
      from.last = day
      land.delete(from.id)
    }
    moves.push({ from: from.id, to: to.id, day, whole: tenths === 10, share: tenths / 10 })
  })
  return { communes, moves, land }
}

async function writeDown(tx: Tx, { communes, moves }: Story): Promise<void> {
  const [decision] = (
    await sql<{ id: string }>`insert into decision (number, issued_on) values (${randomUUID()}, '2019-01-01')
      returning id`.execute(tx)
  ).rows
  const by = decision?.id ?? ''
  await sql`insert into area (id) select id::uuid from jsonb_to_recordset(${JSON.stringify(communes)}::jsonb) as c(id text)`.execute(
    tx
  )
  await sql`insert into area_version (area_id, valid, kind_code, code, name, area_km2, population, began_by, ended_by)
    select id, daterange(first, last), 'xa', id::text, id::text, area, people, ${by}::uuid,
      case when last is not null then ${by}::uuid end
    from jsonb_to_recordset(${JSON.stringify(communes)}::jsonb) as c(id uuid, first date, last date, area numeric, people int)`.execute(
    tx
  )
  await sql`insert into area_succession
      (predecessor_id, successor_id, on_date, extent, share_area, share_population, decision_id)
    select "from", "to", day, case when whole then 'whole' else 'part' end, case when not whole then share end,
      case when not whole then share end, ${by}::uuid
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
      as m("from" uuid, "to" uuid, day date, whole boolean, share numeric)`.execute(tx)
}

/** `early late` -> the share of one that lies in the other, seen from the early or the late day. */
function expected({ land }: Story, seenFrom: 'early' | 'late'): Map<string, number> {
  const all = [...land].flatMap(([now, parts]) => [...parts].map(([origin, area]) => ({ now, origin, area })))
  const sums = new Map<string, number>()
  const whole = (one: (typeof all)[number]) => (seenFrom === 'early' ? one.origin : one.now)
  for (const one of all) sums.set(whole(one), (sums.get(whole(one)) ?? 0) + one.area)
  return new Map(all.map((one) => [`${one.origin} ${one.now}`, one.area / (sums.get(whole(one)) ?? 1)]))
}

const sorted = (shares: Map<string, number>) =>
  [...shares].map(([key, share]) => `${key} ${share.toFixed(6)}`).sort()

describe('territories of two days', () => {
  test('whatever was given, merged and split: shares are those of the land, forwards and backwards', async () => {
    const change = fc.record({ giver: fc.nat(9), taker: fc.nat(9), tenths: fc.integer({ min: 1, max: 10 }) })
    const areas = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 5 })
    const lived = fc.tuple(areas, fc.array(change, { maxLength: 8 })).map((story) => live(...story))
    await fc.assert(
      fc.asyncProperty(lived, async (story) => {
        await write(database, async (tx) => {
          await sql`delete from area_succession`.execute(tx)
          await sql`delete from area_version`.execute(tx)
          await writeDown(tx, story)
        })
        const ask = (from: string, to: string) =>
          read(database, (tx) => comparableTerritories(tx, from, to, 'commune'))
        const forward = (await ask(early, late)).map((pair) => [`${pair.fromId} ${pair.toId}`, pair] as const)
        const back = (await ask(late, early)).map((pair) => [`${pair.toId} ${pair.fromId}`, pair] as const)
        for (const [found, truth] of [
          [forward, expected(story, 'early')],
          [back, expected(story, 'late')]
        ] as const) {
          for (const share of ['shareArea', 'sharePopulation'] as const)
            expect(sorted(new Map(found.map(([key, pair]) => [key, pair[share] ?? NaN])))).toEqual(
              sorted(truth)
            )
          for (const [, { fromId, extent }] of found) {
            const alone = found.filter(([, other]) => other.fromId === fromId).length === 1
            expect(extent).toBe(alone ? 'whole' : 'part')
          }
        }
      }),
      { numRuns: 40 }
    )
  })

  test('backwards, what was joined has the shares of its parts, or none where a part was never measured', async () => {
    const [big, small, joined] = [randomUUID(), randomUUID(), randomUUID()]
    const story = {
      communes: [
        { id: big, first: '2020-01-01', last: '2025-07-01', area: 3, people: 3 },
        { id: small, first: '2020-01-01', last: '2025-07-01', area: 1, people: 1 },
        { id: joined, first: '2025-07-01', area: 4, people: 4 }
      ],
      moves: [big, small].map((from) => ({ from, to: joined, day: '2025-07-01', whole: true, share: 1 })),
      land: new Map()
    }
    await write(database, (tx) => writeDown(tx, story))
    const back = () => read(database, (tx) => comparableTerritories(tx, late, early, 'commune', joined))
    const shares = async () => new Map((await back()).map((pair) => [pair.toId, pair.shareArea]))
    expect(await shares()).toEqual(
      new Map([
        [big, 0.75],
        [small, 0.25]
      ])
    )
    const [forward] = await read(database, (tx) => comparableTerritories(tx, early, late, 'commune', big))
    expect(forward).toMatchObject({ extent: 'whole', shareArea: 1 })
    await write(database, (tx) =>
      sql`update area_version set area_km2 = null where area_id = ${small}::uuid`.execute(tx)
    )
    expect(await shares()).toEqual(
      new Map([
        [big, null],
        [small, null]
      ])
    )
    expect((await back()).map(({ sharePopulation }) => sharePopulation).sort()).toEqual([0.25, 0.75])
  })
})
