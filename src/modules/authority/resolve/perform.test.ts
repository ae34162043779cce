import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../../../tests/support/database.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { type Act, type Actor, type Ground, perform } from '../../../platform/record/index.ts'
import { Law } from '../fixtures/law.ts'
import { loadWorld } from '../fixtures/load-world.ts'
import { prefixed } from '../fixtures/prefixed.ts'
import { days, randomWorld } from '../fixtures/random-world.ts'
import { type Question, questionsOf, type Target, uuidOf, type World, within } from '../fixtures/world.ts'
import { rightsOf } from './rights.ts'

let database: Database

beforeAll(async () => {
  database = await testDatabase()
})

/** An act that does nothing but need a power somewhere. */
function using({ power, target }: Question): Act<Record<string, never>, string> {
  return {
    name: 'test.use',
    input: z.object({}),
    power,
    target: async () =>
      !target
        ? null
        : 'body' in target
          ? { organizationId: uuidOf(target.body) }
          : { areaId: uuidOf(target.area) },
    run: async () => ({ result: 'done' })
  }
}

function actorOf({ person, at, through }: Question): Actor {
  const personId = uuidOf(person)
  const rights = rightsOf({ personId, today: at, through: through && uuidOf(through), language: 'vi' })
  return { subject: person, name: person, personId, rights }
}

/** Where a body is not there on the day, whoever has the power in the area that it served or will serve acts for it. */
function placed(world: World, { target, at }: Question): Target {
  if (!target || 'area' in target) return target
  const versions = world.bodies.filter(({ id }) => id === target.body)
  return versions.some(({ valid }) => within(valid, at)) ? target : { area: versions[0]?.area ?? '' }
}

/** Of all questions some that the law answers yes, and as many that it answers no. */
function chosen(
  world: World,
  at: string
): { question: Question; grounds: { through: string; chain: string[] }[] }[] {
  const law = new Law(world, at)
  const answered = questionsOf(world, at).map((question) => ({
    question,
    grounds: law.grounds(question.person, question.power, placed(world, question), question.through)
  }))
  const yes = answered.filter(({ grounds }) => grounds.length).slice(0, 12)
  const no = answered.filter(({ grounds }) => !grounds.length)
  return [...yes, ...no.filter((_one, n) => n % Math.ceil(no.length / (yes.length + 3)) === 0)]
}

async function lastGround(): Promise<Ground | null> {
  const { rows } = await read(database, (tx) =>
    sql<{ ground: Ground | null }>`select ground from record order by id desc limit 1`.execute(tx)
  )
  return rows[0]?.ground ?? null
}

test('an act is allowed exactly when the law’s words say so, and the record names the post and its vestings', async () => {
  const seen = { done: 0, refused: 0 }
  let count = 0
  await fc.assert(
    fc.asyncProperty(randomWorld, fc.constantFrom(...days), async (wished, at) => {
      const world = prefixed(wished, `w${count++}_`)
      await write(database, (tx) => loadWorld(tx, world))
      for (const { question, grounds } of chosen(world, at)) {
        const outcome = await perform(database, using(question), actorOf(question), {}).catch(
          (error: { status?: number; messageKey?: string }) => error
        )
        if (grounds.length) {
          expect(outcome, JSON.stringify(question)).toBe('done')
          const said = await lastGround()
          const ways = grounds.map(({ through, chain }) => [uuidOf(through), ...chain.map(uuidOf)].join(' '))
          expect(ways).toContain([said?.postId, ...(said?.vestings ?? [])].join(' '))
          expect(said?.capacity).not.toBe('')
          seen.done++
        } else {
          expect(outcome, JSON.stringify(question)).toMatchObject({ status: 403 })
          seen.refused++
        }
      }
    }),
    { numRuns: 25, endOnFailure: true }
  )
  expect(seen.done).toBeGreaterThan(20)
  expect(seen.refused).toBeGreaterThan(20)
})
