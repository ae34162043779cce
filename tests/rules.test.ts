import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Database, type Tx, write } from '../src/platform/database/index.ts'
import { loadSets, runSet } from '../src/platform/sets/index.ts'
import { testDatabase } from './support/database.ts'
import { testProvince } from './support/localities.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

const day = '2026-03-01'
const one = (table: string, where: string) =>
  `(select ${table}_id from ${table}_version where ${where} and valid @> '${day}'::date order by code limit 1)`
const commune = one('area', `kind_code = 'xa'`)
const end = (table: string, id: string) =>
  `update ${table}_version set valid = daterange(lower(valid), '${day}'), ended_by = (select id from decision limit 1) where ${table}_id = ${id} and upper_inf(valid)`

/** A post that somebody holds on the day, of such a position. */
const seatOf = (
  where: string
) => `(select p.id from post p join position n on n.code = p.position_code and n.valid @> '${day}'::date
  join appointment a on a.post_id = p.id and a.valid @> '${day}'::date where ${where} and p.valid @> '${day}'::date order by p.id limit 1)`
/** A second such post in the same body, held by the same person beside the first. */
const addSeat = (where: string) => `with seat as (
    insert into post (id, valid, organization_id, position_code, began_by)
    select uuidv7(), daterange('${day}', null), organization_id, position_code, began_by from post where id = ${seatOf(where)} returning id, began_by)
  insert into appointment (valid, person_id, post_id, kind, began_by)
  select daterange('${day}', null), (select id from person order by code limit 1), id, 'concurrent', began_by from seat`

/** For each rule one way of breaking it, as SQL that the constraints would refuse only at the commit. */
const breaches: Record<string, string> = {
  everyone_placed: `update appointment set valid = daterange(lower(valid), '${day}'), ended_by = began_by where id = (
    select a.id from appointment a where a.kind = 'permanent' and upper_inf(a.valid) and lower(a.valid) < '${day}' order by a.id limit 1)`,
  body_has_head: `update appointment set valid = daterange(lower(valid), '${day}'), ended_by = began_by where post_id = ${seatOf(`n.lead = 'head'`)}`,
  one_head: addSeat(`n.lead = 'head'`),
  deputies_within_caps: `insert into deputy_cap (id, areas, position_codes, per, max)
    select 'tight', 'commune', array[n.code], 'organization', 1 from position n join post p on p.position_code = n.code and p.valid @> '${day}'::date
    where n.valid @> '${day}'::date and n.lead is null and n.level = 'commune' group by n.code, p.organization_id having count(*) > 1 limit 1`,
  deputies_within_averages: `insert into deputy_cap (id, areas, position_codes, per, average_max)
    select 'tight', k.level, array[p.position_code], 'organization', 0.001 from post p
    join organization_version o on o.organization_id = p.organization_id and o.valid @> '${day}'::date
    join area_version a on a.area_id = o.area_id and a.valid @> '${day}'::date join kind k on k.code = a.kind_code
    where p.valid @> '${day}'::date limit 1`,
  tolerated_excess_over: `update post set tolerated_until = '2026-02-28', tolerated_by = began_by where id = ${seatOf(`n.lead = 'deputy'`)}`,
  norms_met: end('organization', one('organization', `kind_code = 'service_center'`)),
  norm_averages: `insert into norm (id, areas, organization_kinds, average_max) values ('tight', 'commune', '{division}', 0.5)`,
  no_orphan: end('organization', one('organization', `code = 'UBND-99'`)),
  kind_in_force: `update kind set valid = '(,2026-02-01)' where code = 'xa'`,
  names_once: `update area_version set name = 'Cao Sơn', kind_code = 'xa' where area_id = ${one('area', `kind_code = 'xa' and name <> 'Cao Sơn'`)} and valid @> '${day}'::date`,
  codes_once: `update area_version set code = '99103' where area_id = ${one('area', `code <> '99103' and kind_code = 'xa'`)} and valid @> '${day}'::date`,
  custodian_exists: end('organization', `(select custodian_id from custody where upper_inf(valid) limit 1)`),
  one_custodian: `insert into custody (origin_id, function_code, place_id, custodian_id, extent, left_on, valid, decision_id)
    select origin_id, function_code, place_id, ${one('organization', `kind_code = 'people_council'`)}, 'whole', left_on, daterange('${day}', null), decision_id
    from custody where upper_inf(valid) and extent = 'whole' order by origin_id limit 1`,
  territory_covered: end('area', commune),
  bodies_succeeded: end('organization', one('organization', `kind_code = 'people_committee'`))
}

test('no rule is violated in the test province', async () => {
  await write(database, async (tx) => {
    for (const set of await loadSets('rules')) expect(await violations(tx, set.id), set.id).toEqual([])
  })
})

test('every rule can be broken, and then names what breaks it', async () => {
  const ids = (await loadSets('rules')).map(({ id }) => id)
  expect(Object.keys(breaches).sort()).toEqual([...ids].sort())
})

test.each(Object.entries(breaches))('rule %s is seen broken', async (id, breach) => {
  const undone = new Error('undone')
  await write(database, async (tx) => {
    await sql.raw(breach).execute(tx)
    expect((await violations(tx, id)).length, id).toBeGreaterThan(0)
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
})

async function violations(tx: Tx, id: string): Promise<string[]> {
  const set = (await loadSets('rules')).find((candidate) => candidate.id === id)
  if (!set) throw new Error(`no rule ${id}`)
  return (await runSet(tx, set, { at: day, since: day, known: null })).map((row) => String(row.label))
}
