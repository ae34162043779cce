import { getPlan } from '../../src/modules/changeover/index.ts'
import { peopleOfPlan, placePerson, proposeForPeople } from '../../src/modules/staffing/index.ts'
// All rooms, for what each adds to plans.
import '../../src/rooms.ts'
import { type Database, read } from '../../src/platform/database/index.ts'
import { act } from './small-province.ts'

/**
 * Places the people of a plan of the test province as an official would: by proposal, and by hand what that leaves
 * open, such as the second of two chairs of councils that merge: they leave.
 */
export async function placePeople(database: Database, planId: string): Promise<void> {
  await act(database, proposeForPeople, { planId })
  const { groups } = await read(database, async (tx) => peopleOfPlan(tx, await getPlan(tx, planId)))
  for (const { code, state } of groups.flatMap(({ people }) => people))
    if (state === 'open') await act(database, placePerson, { planId, person: code, leaving: 'term_over' })
}
