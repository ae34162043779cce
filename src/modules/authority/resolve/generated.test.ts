import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import type { Database } from '../../../platform/database/index.ts'
import { askDeciders, askGrounds, said } from '../fixtures/ask.ts'
import { inWorld } from '../fixtures/in-world.ts'
import { Law } from '../fixtures/law.ts'
import { days, randomWorld } from '../fixtures/random-world.ts'
import { type Question, questionsOf } from '../fixtures/world.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

const runs = { numRuns: 120 }

test('for random registers someone may use a power exactly when the law’s words say so, on the same grounds', async () => {
  const seen = { asked: 0, allowed: 0, substitutes: 0, given: 0 }
  await fc.assert(
    fc.asyncProperty(randomWorld, fc.constantFrom(...days), async (world, at) => {
      const law = new Law(world, at)
      const questions = questionsOf(world, at)
      const expected = questions.map(({ person, power, target, through }) =>
        law.grounds(person, power, target, through)
      )
      seen.asked += questions.length
      seen.allowed += expected.filter((grounds) => grounds.length).length
      seen.substitutes += expected.flat().filter(({ post, through }) => post !== through).length
      seen.given += expected.flat().filter(({ chain }) => chain.length > 1).length
      await inWorld(database, world, async (tx) => {
        const answers = await askGrounds(tx, world, questions)
        for (const [n, grounds] of expected.entries()) {
          const lines = grounds.map(({ post, through, chain }) => said(post, through, chain)).toSorted()
          expect(answers[n], JSON.stringify(questions[n])).toEqual(lines)
        }
      })
    }),
    runs
  )
  // Random, but not empty: otherwise both sides would agree on nothing.
  expect(seen.asked).toBeGreaterThan(10_000)
  expect(seen.allowed).toBeGreaterThan(100)
  expect(seen.given).toBeGreaterThan(50)
  expect(seen.substitutes).toBeGreaterThan(0)
})

test('for random registers whoever decides is who the law’s words name', async () => {
  let deciders = 0
  await fc.assert(
    fc.asyncProperty(randomWorld, fc.constantFrom(...days), async (world, at) => {
      const law = new Law(world, at)
      const areas = [...new Set(world.areas.map(({ id }) => id))]
      const powers = world.powers.map(({ code }) => code)
      const line = (power: string, area: string, post: string | null, chain: string[]) =>
        `${power} in ${area}: ${post} by ${chain.join(' ')}`
      const expected = powers.flatMap((power) =>
        areas.flatMap((area) =>
          law.deciders(power, area).map(({ post, chain }) => line(power, area, post, chain))
        )
      )
      deciders += expected.length
      await inWorld(database, world, async (tx) => {
        const rows = await askDeciders(tx, world, at, powers, areas)
        const answer = rows.map(({ power, area, post, chain }) => line(power, area, post, chain))
        expect(answer.toSorted()).toEqual(expected.toSorted())
      })
    }),
    runs
  )
  expect(deciders).toBeGreaterThan(300)
})

test('whoever decides has it from the law, and whoever bears their post may do it there', async () => {
  let asked = 0
  await fc.assert(
    fc.asyncProperty(randomWorld, fc.constantFrom(...days), async (world, at) => {
      const law = new Law(world, at)
      const areas = [...new Set(world.areas.map(({ id }) => id))]
      await inWorld(database, world, async (tx) => {
        const rows = await askDeciders(
          tx,
          world,
          at,
          world.powers.map(({ code }) => code),
          areas
        )
        const act = new Map(world.vestings.map((vesting) => [vesting.id, vesting]))
        for (const { chain } of rows) expect(act.get(chain[0] ?? '')?.act).toBe('devolution')
        // What is confined to bodies is nothing that the area as a whole could be asked for.
        const everywhere = rows.filter(({ chain }) => chain.every((id) => act.get(id)?.reach === 'area'))
        const pairs = everywhere.flatMap((row) =>
          world.people
            .filter((person) => law.borne(person).some(({ post }) => post === row.post))
            .map((person) => ({ row, person }))
        )
        const questions: Question[] = pairs.map(({ row, person }) => ({
          person,
          power: row.power,
          target: { area: row.area },
          at
        }))
        const answers = await askGrounds(tx, world, questions)
        for (const [n, { row }] of pairs.entries()) {
          const ground = `${row.post} through `
          const chain = `: ${row.chain.toReversed().join(' ')}`
          expect(answers[n]?.some((line) => line.startsWith(ground) && line.endsWith(chain))).toBe(true)
          asked++
        }
      })
    }),
    { numRuns: 60 }
  )
  expect(asked).toBeGreaterThan(50)
})
