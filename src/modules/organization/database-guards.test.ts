import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { act, decided, smallProvince } from '../../../tests/support/small-province.ts'
import { type Database, read, write } from '../../platform/database/index.ts'
import { establish, findUnit, fold, rename, unitByCode, versionsOf } from './index.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await smallProvince(database)
})

/** The constraint or the privilege that stopped a statement, or nothing. */
async function stopped(statement: string): Promise<string | undefined> {
  try {
    await write(database, async (tx) => {
      await sql.raw(statement).execute(tx)
      await sql`set constraints all immediate`.execute(tx)
      throw new Error('let through')
    })
    return undefined
  } catch (error) {
    const { constraint, code, message } = error as { constraint?: string; code?: string; message: string }
    return message === 'let through' ? undefined : (constraint ?? code)
  }
}

describe('what the database itself refuses, for every moment in time', () => {
  const unit = (code: string) => `(select area_id from area_version where code = '${code}' limit 1)`
  const decision = '(select id from decision limit 1)'

  test('two versions of one area on one day', async () => {
    expect(
      await stopped(`insert into area_version (area_id, valid, kind_code, code, name, began_by)
        values (${unit('c1')}, '[2030-01-01,)', 'xa', 'x', 'X', ${decision})`)
    ).toBe('area_version_pkey')
  })
  test('a part that outlives what it is a part of', async () => {
    expect(
      await stopped(
        `update area_version set valid = '[2020-01-01,2030-01-01)', ended_by = ${decision} where code = 'd1'`
      )
    ).toBe('area_version_parent_id_valid_fkey')
  })
  test('a body whose area ends', async () => {
    expect(
      await stopped(
        `update area_version set valid = '[2020-01-01,2030-01-01)', ended_by = ${decision} where code = 'c1'`
      )
    ).toBe('organization_version_area_id_valid_fkey')
  })
  test('one code for two areas on one day', async () => {
    expect(await stopped(`update area_version set code = 'c2' where code = 'c1'`)).toBe('area_code_once')
  })
  test('an end without a decision', async () => {
    expect(
      await stopped(`update area_version set valid = '[2020-01-01,2030-01-01)' where code = 'c3'`)
    ).toMatch(/check/)
  })
  test.each(['area_version_history', 'organization_version_history', 'custody_history', 'record', 'seal'])(
    'the application changes nothing in %s',
    async (table) => {
      expect(await stopped(`delete from ${table}`)).toBe('42501')
      expect(await stopped(`update ${table} set recorded_in = 1`)).toMatch(/42501|42703/)
    }
  )
})

test('folding is the same in SQL and in TypeScript', async () => {
  const words = ['Hoà Mạc', 'HÒA MẠC', 'Đồng Tuyển', 'Nậm Xé', 'Tả Giàng Phìn', 'Y Tý', 'ƯỜNG ợ ũ ỹ']
  const random = fc.sample(
    fc.string({ unit: fc.constantFrom(...'aăâeêioôơuưyđAĂÂĐ ̣́̀̉̃.'.split('')), maxLength: 12 }),
    200
  )
  const folded = await read(database, (tx) =>
    sql<{
      f: string
    }>`select fold(w) as f from unnest(${[...words, ...random]}::text[]) with ordinality as t(w, n) order by n`.execute(
      tx
    )
  )
  expect(folded.rows.map(({ f }) => f)).toEqual([...words, ...random].map(fold))
})

test('whatever is renamed when, each day has the name last given before or on it', async () => {
  let units = 0
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2031-01-${String(n).padStart(2, '0')}`)
  await fc.assert(
    fc.asyncProperty(fc.array(day, { minLength: 1, maxLength: 6 }), async (days) => {
      const code = `n${++units}`
      await act(database, establish, {
        decision: decided('7/QĐ', '2030-01-01'),
        effectiveOn: '2030-12-01',
        unit: 'area',
        into: [{ code, name: 'Tên đầu', kind: 'xa', parent: 'd1' }]
      })
      // Given in the order of their effect, as the law is made.
      const given = [...days].sort()
      for (const [n, effectiveOn] of given.entries())
        await act(database, rename, {
          decision: decided('7/QĐ', '2030-01-01'),
          effectiveOn,
          unit: 'area',
          from: [{ code }],
          into: [{ name: `Tên ${n}` }]
        })
      await read(database, async (tx) => {
        const id = (await unitByCode(tx, 'area', code, { at: '2030-12-01' }))?.id ?? ''
        for (let n = 1; n <= 28; n++) {
          const at = `2031-01-${String(n).padStart(2, '0')}`
          const last = given.findLastIndex((effect) => effect <= at)
          expect((await findUnit(tx, 'area', id, { at }))?.name).toBe(last < 0 ? 'Tên đầu' : `Tên ${last}`)
        }
        const versions = await versionsOf(tx, 'area', id)
        versions.slice(1).forEach((version, n) => {
          expect(version.start).toBe(versions[n]?.end)
        })
      })
    }),
    { numRuns: 15 }
  )
})
