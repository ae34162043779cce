import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Database, read, write } from '../database/index.ts'
import { type Act, systemActor } from './act.ts'
import { perform } from './perform.ts'
import { FromRegister } from './register-version.ts'

let database: Database
let asked = 0
const kinds = new FromRegister<number>()

beforeEach(async () => {
  database ??= await testDatabase()
  asked = 0
})

const countKinds = (tx: Parameters<typeof kinds.get>[0]) =>
  kinds.get(tx, 'kinds', async () => {
    asked += 1
    const found = await sql<{ n: number }>`select count(*)::int as n from kind`.execute(tx)
    return found.rows[0]?.n ?? 0
  })

const add = (code: string) => sql`insert into kind (code, scope, name_vi, name_en, name_de)
  values (${code}, 'organization', ${code}, ${code}, ${code})`

test('what follows from the register is asked once, and anew when it was changed, by whatever hand', async () => {
  expect([await read(database, countKinds), await read(database, countKinds), asked]).toEqual([0, 0, 1])
  await write(database, (tx) => add('one').execute(tx))
  expect([await read(database, countKinds), asked]).toEqual([1, 2])
})

test('what an act sees of its own changes is never remembered: a rehearsal leaves nothing behind', async () => {
  const before = await read(database, countKinds)
  const rehearsed: Act<Record<string, never>, number> = {
    name: 'test.add',
    input: z.object({}),
    power: null,
    async run({ tx }) {
      await add('two').execute(tx)
      return { result: await countKinds(tx) }
    }
  }
  expect(await perform(database, rehearsed, systemActor('test'), {}, { rollback: true })).toBe(before + 1)
  expect(await read(database, countKinds)).toBe(before)
})
