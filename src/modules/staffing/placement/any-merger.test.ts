import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act } from '../../../../tests/support/small-province.ts'
import { read, write } from '../../../platform/database/index.ts'
import { enactPlan, getPlan, revokePlan } from '../../changeover/index.ts'
import '../index.ts'
import { placePerson } from './acts/place-person.ts'
import { proposeForPeople } from './acts/propose-for-people.ts'
import {
  eve,
  fingerprint,
  merger,
  mergerDay,
  type Seated,
  seat,
  staffedProvince
} from './fixtures/staffed-province.ts'
import { peopleOfPlan } from './people-of-plan.ts'

const heads: Seated[] = ['u1', 'u2', 'u3'].map((body) => ({ code: `CT-${body}`, body, position: 'chair' }))

/** Staff of three committees with a chair each, as random as the register allows: some act, some hold an office beside another. */
const staff = fc
  .array(
    fc.record({
      body: fc.constantFrom('u1', 'u2', 'u3'),
      position: fc.constantFrom('vice_chair', 'vice_chair', 'land_clerk', 'registrar'),
      beside: fc.option(
        fc.record({
          body: fc.constantFrom('u1', 'u2', 'u3'),
          position: fc.constantFrom('chair', 'vice_chair', 'registrar'),
          kind: fc.constantFrom('acting' as const, 'concurrent' as const, 'secondment' as const)
        }),
        { nil: undefined, freq: 3 }
      ),
      since: fc.constantFrom('2020-01-01', '2020-06-01', '2021-03-01'),
      until: fc.option(fc.constantFrom('2022-01-01', '2022-05-01'), { nil: undefined, freq: 5 })
    }),
    { minLength: 1, maxLength: 14 }
  )
  .map((people) =>
    people.flatMap(({ beside, until, ...post }, at): Seated[] => {
      const code = `NV-${String(at).padStart(2, '0')}`
      const end = until ? { until } : {}
      return [{ code, ...post, ...end }, ...(beside ? [{ code, ...beside, ...end }] : [])]
    })
  )
  .map((seats) => [...heads, ...seats])
const communes = fc.constantFrom<number[]>([1, 2], [2, 3], [1, 3], [1, 2, 3])

test('whatever communes merge and whoever serves there, nobody is lost and nobody holds two permanent posts', async () => {
  const database = await testDatabase()
  await staffedProvince(database, [])
  await fc.assert(
    fc.asyncProperty(staff, communes, async (seats, merging) => {
      await write(database, async (tx) => {
        for (const table of ['plan_placement', 'appointment', 'post', 'person'])
          await sql`delete from ${sql.table(table)}`.execute(tx)
      })
      await seat(database, seats)
      const planId = await merger(database, merging)
      await act(database, proposeForPeople, { planId })
      const { groups } = await read(database, async (tx) => peopleOfPlan(tx, await getPlan(tx, planId)))
      for (const { code, state } of groups.flatMap(({ people }) => people))
        if (state === 'open')
          await act(database, placePerson, { planId, person: code, body: 'u9', position: 'registrar' })
      const before = await fingerprint(database)
      await act(database, enactPlan, { id: planId })
      const lost = await read(database, (tx) =>
        sql<{ code: string }>`
          select s.code from person s where exists (select from serving(${eve}::date) v where v.person_id = s.id)
            and not exists (select from serving(${mergerDay}::date) v where v.person_id = s.id)
            and not exists (select from appointment a where a.person_id = s.id and upper(a.valid) = ${mergerDay}::date and a.end_reason = 'retired')`.execute(
          tx
        )
      )
      expect(lost.rows).toEqual([])
      const double = await read(database, (tx) =>
        sql<{ code: string; n: number }>`select s.code, count(*)::int as n from serving(${mergerDay}::date) v
          join person s on s.id = v.person_id where v.kind = 'permanent' group by 1 having count(*) > 1`.execute(
          tx
        )
      )
      expect(double.rows).toEqual([])
      await act(database, revokePlan, { id: planId, reason: 'Thử', today: eve })
      expect(await fingerprint(database)).toBe(before)
    }),
    { numRuns: 25 }
  )
}, 120_000)
