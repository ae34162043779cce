import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { type Database, type Tx, write } from '../src/platform/database/index.ts'
import { loadSets, runSet } from '../src/platform/sets/index.ts'
import { breaches, day } from './support/breaches.ts'
import { testDatabase } from './support/database.ts'
import { testProvince } from './support/localities.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

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
