import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { bodiesNamed, peopleNamed } from '../detail/next.ts'
import { inState, inView, isLate, isSoon } from './conditions.ts'
import { unitOf } from './held.ts'
import type { Desk } from './scope.ts'

/** How much somebody has on hand: what runs, and of it what is soon late, late, or waits for others. */
export interface Load {
  id: string
  name: string
  open: number
  soon: number
  late: number
  waiting: number
  /** Not yet given to anybody. */
  unassigned: number
}

/** What runs in the bodies that somebody leads, by unit and by person. */
export async function workloadOf(
  tx: Snapshot,
  desk: Desk,
  now: string
): Promise<{ units: Load[]; people: Load[] }> {
  const groups = await sql<Group>`
    select w.unit_id as "unitId", p.id as "pileId", p.function_code as field, w.person_id as "personId",
      case when d.id = any (${desk.given.led}::uuid[]) then d.id end as given, count(*)::int as open,
      count(*) filter (where ${isSoon(now)})::int as soon, count(*) filter (where ${isLate(now)})::int as late,
      count(*) filter (where d.waiting <> '{}')::int as waiting
    from dossier d cross join lateral (
      -- Of what others lead only the step is theirs.
      select d.pile_id, d.unit_id, d.person_id where d.pile_id = any (${desk.ledPiles}::integer[]) or d.id = any (${desk.given.led}::uuid[])
      union all
      select d.step_pile_id, d.step_unit_id, d.step_person_id where d.step_pile_id = any (${desk.ledPiles}::integer[])
        and d.pile_id <> all (${desk.ledPiles}::integer[])
    ) w join pile p on p.id = w.pile_id
    where ${inView(desk, 'body')} and ${inState('open', 'body', now)} group by 1, 2, 3, 4, 5`.execute(tx)
  const units = new Map<string, Load>()
  const people = new Map<string, Load>()
  for (const group of groups.rows) {
    const row = { ...group, id: group.given ?? '' }
    const unit = await unitOf(tx, row, group.given !== null, desk.day)
    if (unit) add(units, unit, group)
    if (group.personId) add(people, group.personId, group)
  }
  return {
    units: named(units, await bodiesNamed(tx, [...units.keys()], desk.day)),
    people: named(people, await peopleNamed(tx, [...people.keys()]))
  }
}

interface Group {
  unitId: string | null
  pileId: number
  field: string
  personId: string | null
  given: string | null
  open: number
  soon: number
  late: number
  waiting: number
}

function add(loads: Map<string, Load>, id: string, { personId, open, soon, late, waiting }: Group): void {
  const load = loads.get(id) ?? { id, name: '', open: 0, soon: 0, late: 0, waiting: 0, unassigned: 0 }
  load.open += open
  load.soon += soon
  load.late += late
  load.waiting += waiting
  load.unassigned += personId ? 0 : open
  loads.set(id, load)
}

/** The most pressing first. */
function named(loads: Map<string, Load>, names: readonly { id: string; name: string }[]): Load[] {
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return [...loads.values()]
    .map((load) => ({ ...load, name: nameOf.get(load.id) ?? '' }))
    .toSorted((one, other) => other.late - one.late || other.soon - one.soon || other.open - one.open)
}
