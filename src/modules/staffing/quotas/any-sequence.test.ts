import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act } from '../../../../tests/support/small-province.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/problem.ts'
import { findSet, runSet } from '../../../platform/sets/index.ts'
import { assignQuota } from './acts/assign-quota.ts'
import { changeQuota } from './acts/change-quota.ts'
import { takeBackQuota } from './acts/take-back-quota.ts'
import { type Body, smallTree } from './fixtures/small-quotas.ts'
import { quotasOn } from './store-standing.ts'

const grantors: [Body | null, Body][] = [
  [null, 'up'],
  ['up', 'u1'],
  ['up', 'u2'],
  ['u1', 'vp1'],
  ['u1', 'vh1'],
  ['up', 'vp1'],
  ['u2', 'vh1']
]
const months = fc.integer({ min: 1, max: 12 })
const dayOf = (month: number) => `2026-${String(month).padStart(2, '0')}-01`
const step = fc.record({
  what: fc.constantFrom('assign', 'assign', 'change', 'change', 'back'),
  between: fc.constantFrom(...grantors),
  month: months,
  headcount: fc.integer({ min: 0, max: 8 })
})

/** So that there is something to give. */
const first = [
  { what: 'assign', between: [null, 'up'] as const, month: 1, headcount: 20 },
  { what: 'assign', between: ['up', 'u1'] as const, month: 1, headcount: 8 },
  { what: 'assign', between: ['up', 'u2'] as const, month: 3, headcount: 6 }
]

/** Whether it was done; a refusal in plain words is as good. Anything else fails the test. */
async function tried(work: Promise<unknown>): Promise<boolean> {
  try {
    await work
    return true
  } catch (error) {
    if (error instanceof Problem && error.messageKey === 'quotas.refusal.cannot') return false
    throw error
  }
}

test('whatever is assigned, changed and taken back, on no day has anyone given on more than they have', async () => {
  const database = await testDatabase()
  const bodies = await smallTree(database)
  const rule = findSet('rules', 'quota_children_within_parent')
  if (!rule) throw new Error('no such rule')
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (later) => {
      const steps = [...first, ...later]
      await database.db.deleteFrom('quota').execute()
      const decision = { number: '1/QĐ', issuedOn: '2025-12-01' }
      const pot = 'civil_servant'
      for (const { what, between, month, headcount } of steps) {
        const [grantor, receiver] = between
        const organizationId = bodies[receiver]
        const grantorId = grantor && bodies[grantor]
        const on = dayOf(month)
        const given = { decision, grantorId, organizationId, pot, year: 2026, from: on, headcount }
        const acted =
          what === 'assign'
            ? act(database, assignQuota, given)
            : what === 'change'
              ? act(database, changeQuota, { decision, organizationId, pot, on, headcount })
              : act(database, takeBackQuota, { decision, organizationId, pot, on })
        if (await tried(acted)) done += 1
      }
      for (let month = 1; month <= 12; month++) {
        expect(await read(database, (tx) => runSet(tx, rule, { at: dayOf(month) }))).toEqual([])
        expect(await naive(database, dayOf(month))).toEqual([])
      }
    }),
    { numRuns: 40 }
  )
  expect(done).toBeGreaterThan(40 * first.length + 50)
}, 120_000)

/** The same rule, counted by hand over the quotas of a day. */
async function naive(database: Database, at: string): Promise<string[]> {
  const rows = await read(database, (tx) => quotasOn(tx, at))
  const has = new Map(rows.map((row) => [row.organizationId, row.assigned]))
  const given = new Map<string, number>()
  for (const { grantorId, assigned } of rows)
    if (grantorId) given.set(grantorId, (given.get(grantorId) ?? 0) + assigned)
  return [...given].filter(([id, sum]) => sum > (has.get(id) ?? 0)).map(([id]) => id)
}
