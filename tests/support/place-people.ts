import { getPlan } from '../../src/modules/changeover/index.ts'
import { peopleOfPlan, placePerson, proposeForPeople } from '../../src/modules/staffing/index.ts'
// All rooms, for what each adds to plans.
import '../../src/rooms.ts'
import { type Database, read } from '../../src/platform/database/index.ts'
import { act } from './small-province.ts'

/** Positions of which the law lets a commune have one, and tolerates no more after a merger. */
const single = 'pho_chu_tich_hdnd_xa'

/**
 * Places the people of a plan of the test province as an official would: by proposal, and by hand what that leaves
 * open. Of two chairs of councils that merge, who hold no other office, one leaves; so does a second vice chair.
 */
export async function placePeople(database: Database, planId: string): Promise<void> {
  await act(database, proposeForPeople, { planId })
  const { groups } = await read(database, async (tx) => peopleOfPlan(tx, await getPlan(tx, planId)))
  const taken = new Set<string>()
  for (const { code, state, lines } of groups.flatMap(({ people }) => people)) {
    const only = lines.find(({ positionCode }) => positionCode === single)?.organizationCode
    if (state === 'open' || (only && taken.has(only)))
      await act(database, placePerson, { planId, person: code, leaving: 'term_over' })
    else if (only) taken.add(only)
  }
}
