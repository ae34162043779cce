import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../tests/support/database.ts'
import { loadMessages } from '../i18n/index.ts'
import { constraintProblem } from './constraint-problem.ts'

const database = await testDatabase()

test('whatever a room says of a constraint, the database has', async () => {
  const said = [...loadMessages().vi.keys()].flatMap((key) => {
    const [, kind, table, constraint] = key.split('.')
    return kind === 'constraint' ? [`${table}.${constraint}`] : []
  })
  const found = await sql<{ name: string }>`select conrelid::regclass::text || '.' || conname as name
    from pg_constraint where conrelid <> 0`.execute(database.db)
  const names = new Set(found.rows.map(({ name }) => name))
  expect(said.length).toBeGreaterThan(0)
  expect(said.filter((one) => !names.has(one))).toEqual([])
})

test('a constraint of the same name on another table is another matter', () => {
  const failure = (table: string) =>
    constraintProblem(Object.assign(new Error('refused'), { code: '23P01', table, constraint: 'one_holder' }))
  expect(failure('appointment')).toMatchObject({ messageKey: 'staffing.constraint.appointment.one_holder' })
  expect(failure('vesting')).toMatchObject({
    messageKey: 'record.refusal.constraint',
    params: { constraint: 'one_holder', table: 'vesting' }
  })
})
