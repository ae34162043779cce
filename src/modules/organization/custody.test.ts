import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { act, decided, refusals, smallProvince } from '../../../tests/support/small-province.ts'
import { type Database, read } from '../../platform/database/index.ts'
import {
  custodiansOf,
  dissolve,
  establish,
  merge,
  split,
  successorsOf,
  takenOverBy,
  transfer,
  unitByCode
} from './index.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await smallProvince(database)
})

const body = (code: string, name: string, area = 'c1') => ({
  code,
  name,
  kind: 'people_committee',
  area,
  functions: ['land', 'justice']
})
const change = (day: string, from: object[], into: object[]) => ({
  decision: decided(`${day}/QĐ`, day),
  effectiveOn: day,
  unit: 'organization',
  from,
  into
})

async function whoAnswers(
  code: string,
  on: string,
  at: string,
  functionCode?: string,
  place?: string
): Promise<string[]> {
  return read(database, async (tx) => {
    const origin = await unitByCode(tx, 'organization', code, { at: on })
    const placeId = place ? (await unitByCode(tx, 'area', place, { at: on }))?.id : undefined
    const found = await custodiansOf(tx, { originId: origin?.id ?? '', functionCode, placeId, on }, { at })
    return found.map(
      (custodian) => `${custodian.custodianName}${custodian.extent === 'part' ? ' (một phần)' : ''}`
    )
  })
}

describe('who answers', () => {
  test('while a body goes on it answers itself', async () => {
    expect(await whoAnswers('u1', '2020-01-01', '2021-01-01')).toEqual(['Ủy ban nhân dân xã Bản Pho'])
  })

  test('after a merger the new body answers for both, in every field', async () => {
    await act(
      database,
      merge,
      change('2021-01-01', [{ code: 'u1' }, { code: 'u2' }], [body('u12', 'UBND Pho Van')])
    )
    expect(await whoAnswers('u1', '2020-12-31', '2020-12-31')).toEqual(['Ủy ban nhân dân xã Bản Pho'])
    expect(await whoAnswers('u1', '2020-12-31', '2021-01-01')).toEqual(['UBND Pho Van'])
    expect(await whoAnswers('u2', '2020-12-31', '2021-01-01', 'justice.civil_status')).toEqual([
      'UBND Pho Van'
    ])
  })

  test('a field given away is answered by whoever received it, and so is what lies under it', async () => {
    await act(
      database,
      transfer,
      change('2022-01-01', [{ code: 'u12', functions: ['justice'] }], [{ code: 'u3', existing: true }])
    )
    expect(await whoAnswers('u1', '2020-12-31', '2022-01-01', 'justice.civil_status')).toEqual([
      'Ủy ban nhân dân xã Nậm Cang'
    ])
    expect(await whoAnswers('u1', '2020-12-31', '2022-01-01', 'land')).toEqual(['UBND Pho Van'])
    expect(await whoAnswers('u12', '2021-06-01', '2022-01-01', 'justice')).toEqual([
      'Ủy ban nhân dân xã Nậm Cang'
    ])
  })

  test('a split leaves parts, to be assigned one by one', async () => {
    await act(
      database,
      split,
      change('2023-01-01', [{ code: 'u12' }], [body('ux', 'UBND X'), body('uy', 'UBND Y', 'c2')])
    )
    expect(await whoAnswers('u1', '2020-12-31', '2023-01-01', 'land')).toEqual([
      'UBND X (một phần)',
      'UBND Y (một phần)'
    ])
    expect(await whoAnswers('u1', '2020-12-31', '2023-01-01', 'justice')).toEqual([
      'Ủy ban nhân dân xã Nậm Cang'
    ])
  })

  test('work divided by place goes to whoever has the place', async () => {
    await act(
      database,
      dissolve,
      change(
        '2024-01-01',
        [
          { code: 'ux', place: 'c1', into: ['uy'] },
          { code: 'ux', place: 'c2', into: ['u3'] }
        ],
        [
          { code: 'uy', existing: true },
          { code: 'u3', existing: true }
        ]
      )
    )
    expect(await whoAnswers('ux', '2023-06-01', '2024-01-01', 'land', 'c1')).toEqual(['UBND Y'])
    expect(await whoAnswers('ux', '2023-06-01', '2024-01-01', 'land', 'c2')).toEqual([
      'Ủy ban nhân dân xã Nậm Cang'
    ])
  })

  test('the inverse: everything that a body has taken over', async () => {
    const origins = await read(database, async (tx) => {
      const unit = await unitByCode(tx, 'organization', 'u3', { at: '2022-06-01' })
      return (await takenOverBy(tx, unit?.id ?? '', { at: '2022-06-01' })).map(
        (row) => `${row.originName}: ${row.functionCode}`
      )
    })
    expect(origins).toEqual([
      'UBND Pho Van: justice',
      'Ủy ban nhân dân xã Bản Pho: justice',
      'Ủy ban nhân dân xã Tả Van: justice'
    ])
  })
})

test('through any chain of mergers, splits and transfers every body that ended is answered for by bodies that exist', async () => {
  const step = fc.record({
    kind: fc.constantFrom('merge', 'split', 'transfer'),
    pick: fc.nat(20),
    other: fc.nat(20)
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const fresh = await testRegister()
      const alive = [...fresh.codes]
      let day = 0
      for (const { kind, pick, other } of steps) {
        const [a, b] = [alive[pick % alive.length], alive[other % alive.length]]
        const on = `2030-01-${String(++day).padStart(2, '0')}`
        if (!a || !b || a === b) continue
        const made = (n: number) => `${fresh.prefix}-${day}-${n}`
        if (kind === 'merge') {
          await act(database, merge, change(on, [{ code: a }, { code: b }], [body(made(1), made(1))]))
          alive.splice(alive.indexOf(a), 1)
          alive.splice(alive.indexOf(b), 1, made(1))
        } else if (kind === 'split') {
          await act(
            database,
            split,
            change(on, [{ code: a }], [body(made(1), made(1)), body(made(2), made(2))])
          )
          alive.splice(alive.indexOf(a), 1, made(1), made(2))
        } else {
          // Who no longer holds the field is refused; nothing changes then.
          const refused = await refusals(
            act(
              database,
              transfer,
              change(on, [{ code: a, functions: ['land'] }], [{ code: b, existing: true }])
            )
          )
          if (refused.length) expect(refused).toEqual(['organization.refusal.does_not_hold'])
        }
        for (const origin of fresh.codes)
          for (const field of ['land', 'justice']) {
            const answers = await whoAnswers(origin, '2029-12-31', on, field)
            expect(answers.length, `${origin} ${field} on ${on}`).toBeGreaterThan(0)
            const wholes = answers.filter((name) => !name.endsWith('(một phần)'))
            expect(
              wholes.length === 0 ? answers.length > 1 : answers.length === 1,
              `${origin} ${field}: ${answers}`
            ).toBe(true)
            for (const name of answers) expect(alive).toContain(name.replace(' (một phần)', ''))
          }
      }
    }),
    { numRuns: 12 }
  )
}, 60_000)

let registers = 0
/** Four bodies of their own, so that runs do not meet. */
async function testRegister(): Promise<{ prefix: string; codes: string[] }> {
  const prefix = `r${++registers}`
  const codes = ['a', 'b', 'c', 'd'].map((letter) => `${prefix}${letter}`)
  await act(
    database,
    establish,
    change(
      '2029-01-01',
      [],
      codes.map((code) => body(code, code))
    )
  )
  const left = await read(database, (tx) =>
    sql<{
      n: number
    }>`select count(*)::int as n from organization_version where code like ${`${prefix}_`}`.execute(tx)
  )
  expect(left.rows[0]?.n).toBe(4)
  return { prefix, codes }
}

test('a commune split between two is noted with the share of each', async () => {
  const onDay = { decision: decided('40/NQ', '2040-01-01'), effectiveOn: '2040-01-01', unit: 'area' }
  const made = (code: string) => ({ code, name: `Xã ${code}`, kind: 'xa', parent: 'd1' })
  await act(database, establish, { ...onDay, into: [made('whole')] })
  await act(database, split, {
    ...onDay,
    effectiveOn: '2040-06-01',
    from: [
      { code: 'whole', shareArea: 0.6, into: ['left'] },
      { code: 'whole', shareArea: 0.4, into: ['right'] }
    ],
    into: [made('left'), made('right')]
  })
  const parts = await read(database, async (tx) => {
    const id = (await unitByCode(tx, 'area', 'whole', { at: '2040-05-31' }))?.id ?? ''
    return (await successorsOf(tx, 'area', id)).map((s) => [s.successorCode, s.extent, s.shareArea])
  })
  expect(parts).toEqual([
    ['left', 'part', 0.6],
    ['right', 'part', 0.4]
  ])
})
