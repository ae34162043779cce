import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { laoCai } from '../../../../tests/support/localities.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { colleaguesOf, unitsWithin } from './colleagues.ts'

const day = '2026-01-15'
let database: Database
beforeAll(async () => {
  database = await testDatabase(await laoCai())
})

/** Those who are offered for a dossier that lies with a body itself, and how many serve in it and below. */
const offeredAt = (name: string) =>
  read(database, async (tx) => {
    const { rows } = await sql<{ id: string; people: number }>`
      with recursive below as (
        select organization_id as id, organization_id as top from organization_version
        where name = ${name} and valid @> ${day}::date
        union
        select o.organization_id, b.top from below b
        join organization_version o on o.parent_id = b.id and o.valid @> ${day}::date
      ) select top as id, count(distinct s.person_id)::int as people
      from below b join serving(${day}::date) s on s.organization_id = b.id group by top`.execute(tx)
    const [body] = rows
    if (!body) throw new Error(`nobody serves at ${name}`)
    const offered = await colleaguesOf(tx, {
      bodies: [body.id],
      firstId: body.id,
      day,
      now: `${day}T02:00:00Z`
    })
    return { ...body, offered, units: await unitsWithin(tx, [body.id], day) }
  })

test('a chair can name anybody of the divisions; the schools of the commune assign to their own people', async () => {
  const { people, offered, units } = await offeredAt('Ủy ban nhân dân xã Bắc Hà')
  expect(people).toBeGreaterThan(300)
  expect(offered.length).toBeLessThanOrEqual(100)
  const named = new Set(offered.map(({ unit }) => unit))
  for (const { name } of units.filter((unit) => /^(Phòng|Văn phòng)/.test(unit.name)))
    expect(named).toContain(name)
  expect(units.some(({ name }) => !named.has(name))).toBe(true)
})

test('of a department of hundreds its own leaders stand first, and every unit can be given it', async () => {
  const { id, people, offered, units } = await offeredAt('Sở Y tế tỉnh Lào Cai')
  expect(people).toBeGreaterThan(300)
  expect(offered.length).toBeLessThanOrEqual(100)
  expect(offered[0]?.unitId).toBe(id)
  expect(units.length).toBeGreaterThan(5)
})
