import { expect, test } from 'vitest'
import { testDatabase } from '../tests/support/database.ts'
import { measureRights } from './rights-measure.ts'
import { generateGovernment } from './rights-register.ts'

test('a small government is written, asked and listed; officials are allowed some things and refused others', async () => {
  const database = await testDatabase()
  const heard: string[] = []
  await generateGovernment(database, { provinces: 1, communes: 3, powers: 20 }, (done) => heard.push(done))
  expect(heard).toEqual(['communes staffed: 3 of 3'])
  const found = await measureRights(database, 100)
  expect(found.allowed.count).toBeGreaterThan(10)
  expect(found.refused.count).toBeGreaterThan(10)
  for (const { median, p99 } of Object.values(found)) expect(p99).toBeGreaterThanOrEqual(median)
})
