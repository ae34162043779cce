import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read, write } from '../../platform/database/index.ts'
import { findSet, runSet } from '../../platform/sets/index.ts'
import { type Government, smallGovernment } from './fixtures/small-government.ts'

let database: Database
let gov: Government
beforeAll(async () => {
  database = await testDatabase()
  gov = await smallGovernment(database)
})

async function broken(id: string, at = '2026-03-10') {
  const set = findSet('rules', id)
  if (!set) throw new Error(`no rule ${id}`)
  return read(database, (tx) => runSet(tx, set, { at, since: at, known: null }))
}

/** Gives land confirmation on in one more way, looks, and takes it back. */
async function given(columns: Record<string, string | null>, id: string, at?: string) {
  const all = {
    act: 'assignment',
    power_code: 'land.confirm',
    valid: '[2026-01-01,2026-12-31)',
    conditions: 'thử',
    decision_id: gov.decision,
    ...columns
  }
  const names = Object.keys(all).map((name) => sql.ref(name))
  const values = Object.values(all).map((value) => sql`${value}`)
  const made = await write(database, (tx) =>
    sql<{
      id: string
    }>`insert into vesting (${sql.join(names)}) values (${sql.join(values)}) returning id`.execute(tx)
  )
  const found = await broken(id, at)
  const taken = made.rows[0]?.id ?? ''
  await write(database, (tx) => sql`delete from vesting where id = ${taken}::uuid`.execute(tx))
  return found.filter((row) => row.kind !== 'vesting' || row.id === taken)
}

const post = (code: string) => gov.post[code] ?? ''

test('each power is decided once: nobody is named by place, and so are several', async () => {
  expect(await broken('power_decided_once')).toEqual([])
  const after = await broken('power_decided_once', '2027-03-01')
  expect(after).toMatchObject([
    { label: 'Xã Bản Pho', verdict: 'none', powers: 1, examples: 'Đăng ký khai sinh' },
    { label: 'Xã Tả Van' },
    { label: 'Xã Nậm Cang' }
  ])
  const two = await given({ act: 'devolution', holder_position_code: 'vice_chair' }, 'power_decided_once')
  expect(two).toMatchObject([
    { label: 'Xã Bản Pho', verdict: 'several' },
    { label: 'Xã Tả Van', verdict: 'several' }
  ])
})

test('who has two grounds is still one who decides', async () => {
  expect(await given({ act: 'devolution', holder_post_id: post('PHA') }, 'power_decided_once')).toEqual([])
})

test('what the grantor does not hold has no basis', async () => {
  const wrong = { power_code: 'land.price', grantor_post_id: post('MAI'), holder_post_id: post('PAO') }
  expect(await given(wrong, 'vesting_without_basis')).toHaveLength(1)
  const right = { grantor_post_id: post('MAI'), holder_post_id: post('PAO') }
  expect(await given(right, 'vesting_without_basis')).toEqual([])
  expect(await given({ ...right, power_code: null, function_code: 'land' }, 'vesting_without_basis')).toEqual(
    []
  )
  const late = {
    power_code: 'civil_status.birth',
    grantor_organization_id: gov.body.u1 ?? '',
    holder_post_id: post('PAO'),
    valid: '[2026-01-01,2027-12-31)'
  }
  expect(await given(late, 'vesting_without_basis', '2027-02-28')).toEqual([])
  expect(await given(late, 'vesting_without_basis', '2027-03-01')).toHaveLength(1)
})

test('an authorization is not passed on', async () => {
  const { rows } = await write(database, (tx) =>
    sql<{
      id: string
    }>`insert into vesting (act, power_code, grantor_post_id, holder_post_id, valid, decision_id)
      values ('assignment', 'land.confirm', ${post('PHA')}::uuid, ${post('SEN')}::uuid, '[2026-01-01,)', ${gov.decision}::uuid)
      returning id`.execute(tx)
  )
  const onward = { grantor_post_id: post('SEN'), holder_post_id: post('HOA') }
  expect(await given(onward, 'authorization_onward')).toHaveLength(1)
  expect(await given(onward, 'vesting_without_basis')).toEqual([])
  await write(database, (tx) => sql`delete from vesting where id = ${rows[0]?.id}::uuid`.execute(tx))
})

test('what ends within the horizon of the locality is named, unless something follows', async () => {
  expect(await broken('basis_ends_soon', '2026-08-31')).toEqual([])
  expect(await broken('basis_ends_soon', '2026-09-01')).toMatchObject([{ ends_on: '2027-03-01', powers: 1 }])
  const next = {
    act: 'devolution',
    power_code: 'civil_status.birth',
    holder_kind_code: 'people_committee',
    holder_level: 'commune',
    valid: '[2027-03-01,)'
  }
  expect(await given(next, 'basis_ends_soon', '2026-09-01')).toEqual([])
})

test('an authorization that runs unpublished is named', async () => {
  const quiet = { act: 'authorization', grantor_post_id: post('MAI'), holder_post_id: post('PAO') }
  expect(await given(quiet, 'vesting_unpublished')).toHaveLength(1)
  const published = { ...quiet, published_on: '2026-01-01', published_in: 'Bảng tin' }
  expect(await given(published, 'vesting_unpublished')).toEqual([])
})
